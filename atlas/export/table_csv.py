"""A csv of exactly what is shown, with its provenance in the first lines.

UTF-8 with a byte order mark, which Excel needs; no cell runs as a formula; values are as
shown on the page, so "not known" is written and never an empty cell or a nought.
"""

import csv
import io

from atlas import text
from atlas.figure import Table


def table_csv(table: Table) -> bytes:
    """Write a table under its headings, provenance first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for heading, value in table.origin.lines():
        writer.writerow([heading, text.csv_cell(value)])
    writer.writerow([])
    writer.writerow([text.csv_cell(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(row[column.key]) for column in table.columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return text.NOT_KNOWN if value is None else text.csv_cell(value)

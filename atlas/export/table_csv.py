"""A csv of exactly what is shown, with its provenance in the first lines.

UTF-8 with a byte order mark, which Excel needs; no cell runs as a formula; values are as
shown on the page, so "not known" is written and never an empty cell or a nought.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from atlas import text
from atlas.provenance import Provenance


def table_csv(
    rows: Sequence[Mapping[str, object]], columns: Mapping[str, str], origin: Provenance
) -> bytes:
    """Write ``rows`` under the headings of ``columns`` (key -> heading), provenance first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for heading, value in origin.lines():
        writer.writerow([heading, text.csv_cell(value)])
    writer.writerow([])
    writer.writerow([text.csv_cell(heading) for heading in columns.values()])
    for row in rows:
        writer.writerow([_cell(row[key]) for key in columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return text.NOT_KNOWN if value is None else text.csv_cell(value)

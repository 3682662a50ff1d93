"""What stands in one cell of a table: the words a reader sees, and the number behind them.

The workbook, the report and the profile ask here, so that one figure reads the same in all. What
is missing reads "not known". No file of a register can bring in what an office file cannot hold.
"""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from atlas import text
from atlas.figure import Column

Row = Mapping[str, object]
MOST_DIGITS = 2
_FORM = re.compile(r"(?P<thousands>#,##)?0(\.(?P<digits>0+))?(?P<percent>%)?")


clean = text.clean  # what a docx, pptx, xlsx or svg can hold


def words(row: Row, column: Column, *, form: str) -> str:
    """Say what a reader sees in a cell; ``form`` is the column's, of ``number_form``."""
    value = row[column.key]
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return text.NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return formatted(value, form)
    return clean(value)


def number(row: Row, column: Column) -> float | None:
    """Give the number behind a cell; none where it holds only words."""
    value = row[column.raw or column.key]
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        return None
    return value


def number_form(rows: Sequence[Row], column: Column) -> str:
    """Name the spreadsheet format of a column's numbers: its own, or what they need.

    Whole numbers have thousands commas where they are figures and none where they are names, as
    of years; others have as many digits as are shown, and two at most.
    """
    if column.form:
        return column.form
    shown = [row[column.key] for row in rows]
    digits = max((_digits(value) for value in shown if isinstance(value, float)), default=0)
    whole = "#,##0" if column.numeric else "0"
    return f"{whole}.{'0' * digits}" if digits else whole


def formatted(value: float, form: str) -> str:
    """Write a number as a spreadsheet does in ``form``: it rounds a half away from nought."""
    if form == text.PERCENT_FORM:
        return text.percent(value) if 0 < value < 0.01 else formatted(value, "0%")
    read = _FORM.fullmatch(form)
    if read is None:
        return str(value)
    scaled = Decimal(repr(value)) * (100 if read["percent"] else 1)
    step = Decimal(1).scaleb(-len(read["digits"] or ""))
    rounded = scaled.quantize(step, rounding=ROUND_HALF_UP)
    written = f"{rounded:,f}" if read["thousands"] else f"{rounded:f}"
    return written + (read["percent"] or "")


def _digits(value: float) -> int:
    """Count the digits after the point, as written."""
    shown = str(value).partition(".")[2]
    return 0 if shown == "0" else min(len(shown), MOST_DIGITS)

"""The workbook inside a chart: the figures that it draws, as a table a person can read and edit."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from atlas.export.slides.words import tidy

SHEET = "Figures"


@dataclass(frozen=True)
class Sum:
    """A cell that is worked out: the formula in its row, and what it gives."""

    formula: str
    value: float


Value = str | float | Sum | None


@dataclass(frozen=True)
class Book:
    """A table: its headings and its columns; ``None`` is a cell with nothing in it."""

    columns: dict[str, Sequence[Value]]

    def ref(self, heading: str, first: int = 0, last: int | None = None) -> str:
        """Where the rows ``first`` to ``last`` of a column are, as a chart names them."""
        letter = xl_col_to_name(list(self.columns).index(heading))
        end = len(self.columns[heading]) if last is None else last + 1
        return f"{SHEET}!${letter}${first + 2}:${letter}${end + 1}"

    def across(self, first: str, last: str, row: int) -> str:
        """Where one row is, from one column to another."""
        held = list(self.columns)
        start, end = (xl_col_to_name(held.index(heading)) for heading in (first, last))
        return f"{SHEET}!${start}${row + 2}:${end}${row + 2}"

    def numbers(self, heading: str) -> list[float | None]:
        """The numbers of a column."""
        cells = [cell.value if isinstance(cell, Sum) else cell for cell in self.columns[heading]]
        return [None if isinstance(cell, str) else cell for cell in cells]

    def xlsx(self) -> bytes:
        """Write the workbook."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
            sheet = book.add_worksheet(SHEET)
            bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            for at, (heading, values) in enumerate(self.columns.items()):
                sheet.write_string(0, at, tidy(heading), bold)
                for row, value in enumerate(values, 1):
                    if isinstance(value, Sum):
                        sheet.write_formula(row, at, value.formula, None, value.value)
                    elif isinstance(value, str):
                        sheet.write_string(row, at, tidy(value))
                    elif value is not None:
                        sheet.write_number(row, at, value)
            sheet.set_column(0, 0, 36)
            sheet.set_column(1, max(len(self.columns) - 1, 1), 18)
            sheet.freeze_panes(1, 0)
        return out.getvalue()

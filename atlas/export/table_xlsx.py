"""A workbook of exactly what is shown: what it is and where it is from first, then the figures.

Figures are real numbers in real formats, so that they can be worked with; text is written as text
and never runs as a formula or opens as a link; "not known" is written and never an empty cell.
"""

import io
import textwrap
from collections.abc import Sequence
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas import palette, text
from atlas.export import cells
from atlas.figure import Column, Said, Table
from atlas.provenance import PRACTICE

FONT = {"font_name": "Source Sans Pro", "font_size": 11, "font_color": palette.INK}
NARROW, WIDE = 9, 48  # characters, of a column
LABEL, SAID = 30, 100
DAY = "yyyy-mm-dd"  # as a date is shown
FIRST_DAY = date(1900, 3, 1)  # spreadsheets differ on the days before, and Excel shows none of them
SHORT = 10  # letters: no format of a workbook holds a sentence
FIRST, LINE = 16, 14  # points, of the first line of a row and of each more
MOST_LETTERS = 32_767  # of one cell, by Excel
_QUIET = {"font_color": palette.QUIET, "valign": "top"}
_RULE = {"bottom": 1, "bottom_color": palette.RULE, "valign": "top"}
_LINE = {"bottom": 2, "bottom_color": palette.ACCENT}
_HEAD = {"bold": True, "text_wrap": True, "valign": "bottom", **_LINE}


def table_xlsx(table: Table, said: Said, *, link: str) -> bytes:
    """Write one table as a workbook; ``link`` opens the same view in the app."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "default_format_properties": dict(FONT)})
    _describe(book, table, said)
    _About(book).write(table, said, link)
    _data(book, table)
    book.close()
    return out.getvalue()


def _describe(book: Workbook, table: Table, said: Said) -> None:
    origin = table.origin
    mark = f"{PRACTICE} " if origin.is_practice else ""
    book.set_properties(
        {
            "title": cells.clean(said.title),
            "subject": cells.clean(said.measure),
            "author": "Social Economy Atlas",
            "comments": cells.clean(f"{mark}Build {origin.build_id}. {origin.source}"),
            "created": origin.built_at.replace(tzinfo=None),
        }
    )


class _About:
    """The first sheet: a label and what is said, line under line."""

    def __init__(self, book: Workbook) -> None:
        self.sheet = book.add_worksheet("About")
        self.looks = {
            "title": book.add_format({**FONT, "font_size": 18, "bold": True}),
            "lead": book.add_format({**FONT, "font_color": palette.QUIET}),
            "mark": book.add_format({**FONT, "bold": True, "font_color": palette.ACCENT}),
            "label": book.add_format({**FONT, **_QUIET, "text_wrap": True}),
            "said": book.add_format({**FONT, "text_wrap": True, "valign": "top"}),
            "link": book.add_format({**FONT, "font_color": palette.ACCENT, "underline": 1}),
        }
        self.at = 0

    def write(self, table: Table, said: Said, link: str) -> None:
        """Write the whole sheet."""
        self.sheet.hide_gridlines(2)
        self.sheet.set_column(0, 0, LABEL)
        self.sheet.set_column(1, 1, SAID)
        self._alone(said.title, "title", height=30)
        self._alone(said.measure, "lead")
        if table.origin.is_practice:
            self._alone(PRACTICE, "mark")
        self._section("What to mind", [("", caution) for caution in said.cautions])
        above = [
            ("Practice", PRACTICE),
            ("Title", said.title),
            *(("Note", c) for c in said.cautions),
        ]
        where = [line for line in table.origin.lines() if line not in above]
        self._section("Where it is from", where)
        self._link(link)
        kinds = [(column.heading, _kind(table.rows, column)) for column in table.columns]
        kinds.append((text.NOT_KNOWN, "In any column: no value is held. It is not nought."))
        rows = text.plural(len(table.rows), "row")
        self._section(f"The columns of the sheet Data ({rows})", kinds)
        self._section("In words", [("", said.alt)])
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _alone(self, value: str, look: str, *, height: int | None = None) -> None:
        if height:
            self.sheet.set_row(self.at, height)
        _text(self.sheet, (self.at, 0), value, self.looks[look])
        self.at += 1

    def _section(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        if not lines:
            return
        self.at += 1
        self._alone(heading, "mark")
        for label, value in lines:
            height = max(_height(value, SAID), _height(label, LABEL))
            self.sheet.set_row(self.at, height)
            _text(self.sheet, (self.at, 0), label, self.looks["label"])
            _text(self.sheet, (self.at, 1), value, self.looks["said"])
            self.at += 1

    def _link(self, link: str) -> None:
        _text(self.sheet, (self.at, 0), "This view in the Atlas", self.looks["label"])
        link = cells.clean(link)
        # Excel opens nothing longer than this, and nothing else than an address should open.
        if link.startswith(("http://", "https://")) and len(link) <= 2079:
            self.sheet.write_url(self.at, 1, link, self.looks["link"])
        else:
            _text(self.sheet, (self.at, 1), link, self.looks["said"])
        self.at += 1


def _data(book: Workbook, table: Table) -> None:
    """Write the second sheet: a header that stays, then the figures."""
    sheet = book.add_worksheet("Data")
    sheet.hide_gridlines(2)
    headings = _headings(table.columns)
    _frame(sheet, table, headings)
    heights = [FIRST] * (len(table.rows) + 1)
    for at, column in enumerate(table.columns):
        form = cells.number_form(table.rows, column)
        said = [headings[at], *(cells.words(row, column, form=form) for row in table.rows)]
        width = _width(said)
        sheet.set_column(at, at, width)
        _Column(book, sheet, column, form=form).write(table.rows, at)
        _text(sheet, (0, at), headings[at], book.add_format({**FONT, **_HEAD, **_side(column)}))
        heights = [max(high, _height(one, width)) for high, one in zip(heights, said, strict=True)]
    for at, height in enumerate(heights):
        sheet.set_row(at, height)


def _frame(sheet: Worksheet, table: Table, headings: Sequence[str]) -> None:
    """Make it a table of Excel's, with filters, and set it for paper."""
    last = len(table.columns) - 1
    if table.rows:
        columns = [{"header": heading} for heading in headings]
        # Our own looks: the cells are already written, and it is given no style.
        named = {"name": "Data_table", "columns": columns, "style": None}
        sheet.add_table(0, 0, len(table.rows), last, named)
    sheet.freeze_panes(1, 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


class _Column:
    """One column of figures or words, each number in the format in which it reads the same."""

    def __init__(self, book: Workbook, sheet: Worksheet, column: Column, *, form: str) -> None:
        self.book, self.sheet, self.column, self.form = book, sheet, column, form
        self.held: dict[str, Format] = {}

    def write(self, rows: Sequence[cells.Row], at: int) -> None:
        """Write the cells of this column, below its heading."""
        for row_at, row in enumerate(rows, 1):
            day = row[self.column.key]
            if isinstance(day, date) and not isinstance(day, datetime) and day >= FIRST_DAY:
                self.sheet.write_datetime(row_at, at, day, self._look(DAY))
                continue
            said = cells.words(row, self.column, form=self.form)
            value = cells.number(row, self.column)
            form = None if value is None else self._form(value, said)
            if value is None or form is None:
                _text(self.sheet, (row_at, at), said, self._look("@"))
            else:
                self.sheet.write_number(row_at, at, value, self._look(form))

    def _form(self, value: float, said: str) -> str | None:
        """The format in which a number reads as it is said; none where there is none."""
        if cells.formatted(value, self.form) == said:
            return self.form
        # A half that we round to the even number, "over 99%": those words over the number.
        return f'"{said}"' if len(said) < SHORT and '"' not in said else None

    def _look(self, form: str) -> Format:
        if form not in self.held:
            look = {**FONT, **_RULE, **_side(self.column), "num_format": form}
            if form == "@":
                look["text_wrap"] = not self.column.numeric
            self.held[form] = self.book.add_format(look)
        return self.held[form]


def _text(sheet: Worksheet, at: tuple[int, int], value: object, look: Format) -> None:
    """Write text as text, whatever it begins with."""
    sheet.write_string(*at, cells.clean(value)[:MOST_LETTERS], look)


def _headings(columns: Sequence[Column]) -> list[str]:
    """The headings, each once: Excel mends a file in which two are the same."""
    found: list[str] = []
    for column in columns:
        heading, again = cells.clean(column.heading)[:250] or "-", 2
        while heading.casefold() in {held.casefold() for held in found}:
            heading, again = f"{cells.clean(column.heading)[:240]} ({again})", again + 1
        found.append(heading)
    return found


def _side(column: Column) -> dict[str, object]:
    """Figures stand to the right; words to the left, a little away from the figures before."""
    return {"align": "right"} if column.numeric else {"align": "left", "indent": 1}


def _width(said: Sequence[str]) -> int:
    """As wide as the values need and the heading in two or three lines, within bounds."""
    heading, *values = said
    needed = max((len(value) for value in values), default=0)
    longest = max((len(word) for word in heading.split()), default=0)
    return max(NARROW, min(WIDE, max(needed, longest, len(heading) // 3) + 4))


def _height(said: str, width: int) -> int:
    """The height of a row in points: no program measures it for us before it is opened."""
    lines = len(textwrap.wrap(said, round(width * 1.05)))
    return FIRST + LINE * max(0, lines - 1)


def _kind(rows: Sequence[cells.Row], column: Column) -> str:
    """Say what the values of a column are, and in which unit."""
    held = [row[column.key] for row in rows if row[column.key] is not None]
    if held and all(isinstance(value, date) for value in held):
        return "A date."
    if all(cells.number(row, column) is None for row in rows):
        return "Words."
    if column.strip:
        return "A tenth of England: 1 has most need, 10 least."
    if cells.number_form(rows, column).endswith("%"):
        return "A share, written in per cent."
    return "A number."

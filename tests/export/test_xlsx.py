"""The workbook of a table, opened again: where it is from first, then figures one can work with."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from atlas import text
from atlas.export import cells
from atlas.export.table_csv import table_csv
from atlas.export.table_xlsx import table_xlsx
from atlas.figure import Column, Figure
from atlas.provenance import PRACTICE
from tests.export import given


@pytest.fixture(scope="module")
def figure() -> Figure:
    return given.figure("dots", "Quayside has more than its peers", None)


def opened(figure: Figure, *, link: str = given.LINK) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(table_xlsx(figure.table, figure.said, link=link)))


def with_rows(figure: Figure, rows: list[dict[str, object]], *columns: Column) -> Figure:
    table = replace(figure.table, rows=rows, columns=columns or figure.table.columns)
    return replace(figure, table=table)


def about(figure: Figure, **how: str) -> list[str]:
    sheet = opened(figure, **how)["About"]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def as_read(sheet: Worksheet) -> list[list[str]]:
    """Every cell below the header as a spreadsheet shows it: its value in its own format."""

    def read(value: object, form: str) -> str:
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, int | float):
            return form.strip('"') if form.startswith('"') else cells.formatted(value, form)
        return str(value)

    rows = sheet.iter_rows(min_row=2)
    return [[read(cell.value, cell.number_format) for cell in row] for row in rows]


def test_the_first_sheet_says_what_it_is_and_where_it_is_from(figure):
    said = about(figure)
    assert opened(figure).sheetnames == ["About", "Data"]
    assert said[:3] == [figure.said.title, figure.said.measure, PRACTICE]
    assert {figure.said.alt, *figure.said.cautions} <= set(said)
    origin = dict(figure.table.origin.lines())
    wanted = {value for label, value in origin.items() if label not in ("Practice", "Title")}
    assert wanted <= set(said)
    assert {column.heading for column in figure.table.columns} <= set(said)


def test_figures_of_the_real_files_carry_no_practice_mark(figure):
    real = given.figure("dots", "Quayside", None, is_practice=False)
    assert PRACTICE not in about(real)
    assert PRACTICE in about(figure)


def test_the_workbook_reads_as_the_csv_does(figure):
    lines = list(csv.reader(io.StringIO(table_csv(figure.table).decode("utf-8-sig"))))
    rows = lines[lines.index([]) + 2 :]
    forms = [cells.number_form(figure.table.rows, column) for column in figure.table.columns]

    def as_written(value: str, form: str) -> str:
        """The csv has bare numbers, and an apostrophe before what would run as a formula."""
        try:
            return cells.formatted(float(value), form)
        except ValueError:
            return cells.clean(value.removeprefix("'"))

    wanted = [[as_written(*pair) for pair in zip(row, forms, strict=True)] for row in rows]
    assert as_read(opened(figure)["Data"]) == wanted


def test_figures_are_numbers_with_the_number_behind_the_words(figure):
    row = opened(figure)["Data"][3]
    assert [cell.value for cell in row[1:5]] == [1204, 0.1, 1.25, 2]
    assert [cell.number_format for cell in row[1:5]] == ["#,##0", "0%", "#,##0.00", "#,##0"]
    assert row[5].value.date() == date(2020, 1, 2)
    assert row[5].is_date


def test_what_is_not_known_is_said_and_is_neither_empty_nor_nought(figure):
    row = opened(figure)["Data"][5]
    assert [cell.value for cell in row[1:]] == [text.NOT_KNOWN] * 5


@pytest.mark.parametrize(
    ("share", "form"),
    [
        (0.004, text.PERCENT_FORM),
        (0.0, text.PERCENT_FORM),
        (0.125, '"12%"'),  # a spreadsheet would round it to 13%
        (0.998, '"over 99%"'),
        (0.23, text.PERCENT_FORM),
    ],
)
def test_a_share_reads_as_it_is_said_and_is_still_a_number(figure, share, form):
    column = Column("words", "Share", numeric=True, raw="share", form=text.PERCENT_FORM)
    rows = [{"words": text.percent(share), "share": share}]
    cell = opened(with_rows(figure, rows, column))["Data"]["A2"]
    assert (cell.value, cell.number_format) == (share, form)


def test_words_that_no_number_reads_as_stay_words(figure):
    column = Column("words", "Rate", numeric=True, raw="rate", form="0.00")
    rows = [{"words": "about 0.4, drawn toward its like", "rate": 0.41}]
    assert opened(with_rows(figure, rows, column))["Data"]["A2"].value == rows[0]["words"]


def test_years_have_no_thousands_commas(figure):
    made = with_rows(figure, [{"year": 2025}], Column("year", "Year"))
    assert opened(made)["Data"]["A2"].number_format == "0"


def test_no_name_runs_as_a_formula_or_opens_as_a_link(figure):
    rows = [{"name": name} for name in ("=1+1", "@SUM(A1)", "http://evil.example", "{=1}")]
    made = with_rows(figure, rows, Column("name", "Name"))
    held = opened(made)["Data"]
    found = [held.cell(at, 1) for at in range(2, 6)]
    assert [cell.data_type for cell in found] == ["s"] * 4
    assert [cell.hyperlink for cell in found] == [None] * 4
    assert [cell.value for cell in found] == [row["name"] for row in rows]


def test_control_characters_are_left_out(figure):
    names = [str(row[0].value) for row in opened(figure)["Data"].iter_rows(min_row=2)]
    assert cells.clean(given.CONTROL) in names
    assert not any(set(name) & set("\x00\x0b\x1f\ufffe") for name in names)


def test_the_header_stays_and_the_sheet_is_a_table_without_merged_cells(figure):
    sheet = opened(figure)["Data"]
    [table] = sheet.tables.values()
    assert sheet.freeze_panes == "B2"
    assert table.ref == "A1:F10"
    assert table.autoFilter.ref == "A1:F10"
    assert [cell.value for cell in sheet[1]] == [c.heading for c in figure.table.columns]
    assert not sheet.merged_cells.ranges
    assert all(cell.font.name == "Source Sans Pro" for row in sheet for cell in row)


def test_two_columns_of_one_heading_do_not_break_the_workbook(figure):
    made = with_rows(figure, [{"a": 1, "b": 2}], Column("a", "Share"), Column("b", "share"))
    assert [cell.value for cell in opened(made)["Data"][1]] == ["Share", "share (2)"]


def test_a_table_without_rows_has_its_header(figure):
    assert [cell.value for cell in opened(with_rows(figure, []))["Data"][1]][0] == "Place"


@pytest.mark.parametrize(
    ("link", "is_link"),
    [
        (given.LINK, True),
        ("javascript:alert(1)", False),
        ("file:///c:/x", False),
        ("http://a.example/" + "x" * 3000, False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(figure, link, is_link):
    links = [
        cell.hyperlink.target
        for row in opened(figure, link=link)["About"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert links == ([link] if is_link else [])
    assert link in about(figure, link=link)


def test_the_properties_say_what_it_is(figure):
    held = opened(figure).properties
    assert (held.title, held.subject) == (figure.said.title, figure.said.measure)
    assert figure.table.origin.build_id in held.description
    assert held.description.startswith(PRACTICE)


def test_the_same_table_gives_the_same_bytes(figure):
    once, again = (table_xlsx(figure.table, figure.said, link=given.LINK) for _ in range(2))
    assert once == again


def test_a_council_of_many_neighbourhoods_is_written_in_full(figure):
    rows = [dict(figure.table.rows[at % 9]) for at in range(659)]
    assert opened(with_rows(figure, rows))["Data"].max_row == 660


def test_a_date_alone_is_a_date_and_not_a_day_in_words(figure):
    made = with_rows(figure, [{"on": date(2024, 2, 29)}], Column("on", "Registered on"))
    assert as_read(opened(made)["Data"]) == [["2024-02-29"]]


@pytest.mark.parametrize("day", [date(1863, 8, 11), date(1899, 12, 30)])
def test_a_day_before_spreadsheets_count_reads_as_it_does_in_the_csv(figure, day):
    made = with_rows(figure, [{"on": day}], Column("on", "Registered on"))
    assert opened(made)["Data"]["A2"].value == day.isoformat()
    assert day.isoformat() in table_csv(made.table).decode("utf-8-sig")


def test_marks_that_nobody_sees_are_in_neither_the_csv_nor_the_workbook(figure):
    rows = [{"name": "Bell\x07 Escape\x1b Tab\x0b Next\x85 Group"}]
    made = with_rows(figure, rows, Column("name", "Name"))
    said = opened(made)["Data"]["A2"].value
    lines = list(csv.reader(io.StringIO(table_csv(made.table).decode("utf-8-sig"), newline="")))
    assert lines[-1] == [said]

"""The figures of a table, read again from each of its files and from the screen, in like words."""

import csv
import io

import openpyxl
from lxml import html
from streamlit.testing.v1 import AppTest

from atlas.export import cells
from atlas.export.table_csv import table_csv
from atlas.export.table_xlsx import table_xlsx
from atlas.figure import Figure
from tests.export import given

Rows = list[list[str]]


def of_screen(figure: Figure) -> Rows:
    """The rows of the table that the page draws."""
    held = figure.table
    page = AppTest.from_function(_page, args=(held,)).run(timeout=60)
    drawn = html.fromstring(page.get("html")[0].proto.body)
    forms = [cells.number_form(held.rows, column) for column in held.columns]
    return [
        [
            _read("".join(cell.xpath("text() | span[@class='quiet']/text()")), form)
            for cell, form in zip(row.xpath("th | td"), forms, strict=True)
        ]
        for row in drawn.xpath("//tbody/tr")
    ]


def _page(held) -> None:
    """Draw a table in a session, as a page does: its headings lead to where words are explained."""
    import streamlit as st

    from atlas.ui.tables import table_html
    from atlas.view import View

    st.session_state["view"] = View(council="any")
    st.html(table_html(held.rows, held.columns, caption="As drawn"))


def of_csv(figure: Figure) -> Rows:
    """The rows of the csv."""
    lines = list(csv.reader(io.StringIO(table_csv(figure.table).decode("utf-8-sig"))))
    forms = [cells.number_form(figure.table.rows, column) for column in figure.table.columns]
    rows = lines[lines.index([]) + 2 :]
    return [[_read(*pair) for pair in zip(row, forms, strict=True)] for row in rows]


def of_xlsx(figure: Figure) -> Rows:
    """The rows of the workbook, each number in its format."""
    book = openpyxl.load_workbook(
        io.BytesIO(table_xlsx(figure.table, figure.said, link=given.LINK))
    )

    def read(cell: openpyxl.cell.Cell) -> str:
        if cell.is_date:
            return cell.value.date().isoformat()
        numeric = isinstance(cell.value, int | float)
        return cells.formatted(cell.value, cell.number_format) if numeric else str(cell.value)

    return [[read(cell) for cell in row] for row in book["Data"].iter_rows(min_row=2)]


def _read(value: str, form: str) -> str:
    """A cell in words: a number in the form of its column, however it was written."""
    try:
        return cells.formatted(float(value.replace(",", "")), form)
    except ValueError:
        return cells.clean(value.removeprefix("'"))

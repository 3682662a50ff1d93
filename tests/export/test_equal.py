"""One figure, everywhere the same: on the screen, in csv, workbook, report, slide and pack."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from pptx import Presentation

from atlas.document import Document
from atlas.drawings import Dots, Years
from atlas.export import pack, report, slides
from atlas.export.profile_pages import keys
from atlas.export.slides.words import tidy
from atlas.figure import Figure
from atlas.ui import making
from atlas.warehouse import read_pointer
from tests.export import accessible
from tests.export.read_again import of_csv, of_screen, of_xlsx


@pytest.fixture(scope="module")
def order(practice_build: Path) -> making.Order:
    """The briefing of the practice region's first ward, every part that a ward has."""
    pointer = read_pointer(practice_build)
    council = making.Order(
        directory=practice_build,
        build_id=pointer.build_id,
        params={},
        page="http://atlas/briefing",
        made_on=date(2026, 11, 23),
    )
    return making.of_ward(council, making.wards(council)[0])


@pytest.fixture(scope="module")
def document(order: making.Order) -> Document:
    """The paper that all files are made of."""
    return making.document(order)


@pytest.fixture(scope="module")
def figures(document: Document) -> list[Figure]:
    """Every figure of the paper."""
    found = [figure for part in document.parts for figure in part.figures]
    assert len(found) >= 6
    return found


def test_the_screen_the_csv_and_the_workbook_say_the_same(figures):
    for figure in figures:
        wanted = of_csv(figure)
        assert of_xlsx(figure) == wanted, figure.key
        assert of_screen(figure) == wanted, figure.key


def test_every_table_of_the_report_is_one_of_those_tables(document, figures, order):
    """But for the first: the large figures, which the tests of the profile hold to the tables."""
    large, *held = accessible.tables(report.docx(document, order.maps))
    wanted = [of_csv(figure) for figure in figures]
    assert held
    assert all(rows[1:] in wanted for rows in held)
    assert large[1:] == [[key.value for key in keys(document)]]


def test_every_chart_of_the_slides_has_the_figures_of_its_drawing(document, figures, order):
    deck = Presentation(io.BytesIO(slides.pptx(document, order.maps)))
    drawn = [figure for figure in figures if isinstance(figure.drawing, Dots | Years)]
    assert {type(figure.drawing) for figure in drawn} == {Dots, Years}
    for figure in drawn:
        held = [
            _numbers(shape)
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_chart
            and tidy(figure.said.title) in slide.notes_slide.notes_text_frame.text
        ]
        wanted = _values(figure.drawing)
        assert any(
            all(any(one == pytest.approx(value) for one in numbers) for value in wanted)
            for numbers in held
        ), figure.key


def _numbers(shape) -> set[float]:
    """Every number in the workbook of a chart."""
    blob = shape.chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob), data_only=True).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    return {cell for cell in cells if isinstance(cell, int | float)}


def _values(drawing: Dots | Years) -> list[float]:
    if isinstance(drawing, Years):
        return [item.registered for item in drawing.items if item.registered is not None]
    return [item.value for item in drawing.items if item.value is not None]


def test_every_table_of_the_pack_is_one_of_those_tables(document, figures, order):
    page = html.fromstring(pack.html(document, order.maps).decode("utf-8"))
    held = [
        [["".join(cell.itertext()).strip() for cell in row.xpath("th | td")] for row in rows]
        for rows in (table.xpath(".//tbody/tr") for table in page.xpath("//table"))
        if rows
    ]
    first = {rows[0][0] for rows in held}
    assert {of_csv(figure)[0][0] for figure in figures if figure.table.rows} <= first
    assert len(held) >= len(figures)


def test_what_is_made_again_from_the_same_order_is_the_same(order):
    for kind in ("docx", "pptx", "html"):
        assert making.paper(kind, order) == making.paper(kind, order)
    for kind in ("docx", "pdf"):
        assert making.two_pages(kind, order) == making.two_pages(kind, order)

"""The profile of a place on two pages, as a Word file with the report's styles, set closer."""

from pathlib import Path

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from atlas.document import Document
from atlas.drawings import Years
from atlas.export.print import drawn
from atlas.export.profile_pages import Pages, Shown, pages
from atlas.export.word import tables, template
from atlas.export.word.flow import Flow
from atlas.export.word.template import DENSE
from atlas.export.word.widths import TWIPS
from atlas.provenance import PRACTICE

DPI = 220
MAP = 88.0  # millimetres high: what a page has left below a reading
YEARS, OTHER = 32.0, 46.0  # and of the second chart, above what to mind
GAP = 8.0  # between columns
COLUMN = (DENSE.text - GAP) / 2


def docx(document: Document, maps: Path) -> bytes:
    """Write the profile; ``maps`` is the folder of boundaries of the build that it is of."""
    held = pages(document)
    flow = Flow(template.blank(document, DENSE, has_cover=False), DENSE)
    _first(flow, document, held, maps)
    _second(flow, held, maps)
    _origin(flow, document, held)
    return template.saved(flow.docx)


def _first(flow: Flow, document: Document, held: Pages, maps: Path) -> None:
    """What it is, what is found, where."""
    if document.house.name:
        flow.say("House", document.house.name)
    flow.say("Title", document.place)
    flow.say("Subtitle", document.subtitle)
    if document.origin.is_practice:
        flow.say("Mark", PRACTICE)
    if held.keys:
        tables.put_keys(flow, held.keys, about=f"{document.place} in figures")
    for label, said in held.reading:
        flow.say("Normal", said, label=label)
    if held.map:
        flow.heading(held.map.heading)
        _drawing(flow, held.map, maps, width=DENSE.text, height=MAP)


def _drawing(
    flow: Flow, shown: Shown, maps: Path, *, width: float, height: float | None = None
) -> None:
    said = shown.figure.said
    flow.say("caption", said.title)
    flow.say("Measure", said.measure)
    picture = drawn(shown.figure, maps, width_mm=width, height_mm=height, dpi=DPI)
    flow.picture(picture, alt=said.alt, width=width)


def _second(flow: Flow, held: Pages, maps: Path) -> None:
    """The figures that it comes from: a table, then two columns of charts and what to mind."""
    if held.need:
        flow.heading(held.need.heading, breaks="page")
        said = held.need.figure.said
        flow.say("Measure", said.measure)
        table = held.need.figure.table
        tables.write(flow, table, about=f"{said.title}. {said.measure}", is_small=True)
        flow.say("Fine", "")
    if held.charts or held.cautions:
        _columns(flow, 2)
    for at, chart in enumerate(held.charts):
        flow.heading(chart.heading, breaks="column" if at else "top")
        tall = YEARS if isinstance(chart.figure.drawing, Years) else OTHER if at else None
        _drawing(flow, chart, maps, width=COLUMN, height=tall)
    if held.cautions:
        flow.heading("What to mind")
        for caution in held.cautions:
            flow.say("Caution", caution)


def _origin(flow: Flow, document: Document, held: Pages) -> None:
    _columns(flow, 1)
    flow.heading("Where it is from")
    flow.link("Source", document.link, label="In the Atlas", said=f"{held.made} ")
    _columns(flow, 2)
    for label, said in held.origin:
        flow.say("Fine", said, label=label)


def _columns(flow: Flow, count: int) -> None:
    """Go on, on the same page, in so many columns."""
    section = flow.docx.add_section(WD_SECTION.CONTINUOUS)
    # The last section ends with a paragraph that says nothing: it need not be high.
    flow.docx.paragraphs[-1].style = "Fine"
    # Word reads what stands in a section in one order only, so it is changed where it stands.
    [columns] = section._sectPr.findall(qn("w:cols"))
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), str(round(GAP * TWIPS)))

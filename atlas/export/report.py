"""The report about a place as a Word file: finding first, then evidence, caution and source."""

import re
from collections.abc import Sequence
from pathlib import Path

from docx.text.paragraph import Paragraph

from atlas import text
from atlas.document import Document, Part
from atlas.export.profile_pages import Key, keys
from atlas.export.word import figures, tables, template
from atlas.export.word.flow import Flow
from atlas.export.word.template import LYING, UPRIGHT, Page
from atlas.figure import Figure
from atlas.provenance import PRACTICE

# What is written as a list, and where one ends: a licence has its sources in brackets.
LISTED = {"Source": r"; ", "Licence": r"(?<=\)); ", "Attribution": r"(?<=\)); "}
WHOLE = ("wards",)  # the parts whose lists are never cut
LISTED_ITEM = re.compile(r"^\s*[-*•]\s+")  # how a line of a list begins in what somebody wrote


def docx(document: Document, maps: Path) -> bytes:
    """Write the report; ``maps`` is the folder of boundaries of the build that it is of."""
    flow = Flow(template.blank(document, UPRIGHT, has_cover=True), UPRIGHT)
    contents = _cover(flow, document)
    for part in document.parts:
        _turn(flow, document, LYING if any(map(_is_wide, part.figures)) else UPRIGHT)
        _part(flow, part, maps, keys(document) if part.code == "reading" else ())
    _turn(flow, document, UPRIGHT)
    _definitions(flow, document)
    _sources(flow, document)
    flow.contents(contents)
    return template.saved(flow.docx)


def _cover(flow: Flow, document: Document) -> Paragraph:
    """Write the first page; what it returns stands where the contents will."""
    if document.house.name:
        flow.say("House", document.house.name)
    flow.say("Title", document.title)
    if document.place not in document.title:
        flow.say("Subtitle", document.place)
    flow.say("Subtitle", document.subtitle)
    flow.say("Made On", f"Made on {text.day(document.made_on)}")
    if document.origin.is_practice:
        flow.say("Mark", PRACTICE)
    flow.say("TOC Heading", "Contents")
    return flow.say("toc 1", "")


def _is_wide(figure: Figure) -> bool:
    return figure.drawing is None and tables.is_wide(figure.table)


def _turn(flow: Flow, document: Document, page: Page) -> None:
    """Go on with pages of this kind."""
    if page is not flow.page:
        flow.page = page
        template.lay_out(flow.docx.add_section(), document, page)


def _part(flow: Flow, part: Part, maps: Path, held: Sequence[Key]) -> None:
    flow.heading(part.title, breaks="" if flow.headings else "page")
    if not _is_said(part):
        flow.say("Lead", _message(flow, part))
    if held:
        tables.put_keys(flow, held, about=f"{part.title}, in figures")
    for label, said in part.sentences:
        flow.say("Normal", said, label=label)
    for figure in part.figures:
        figures.put(flow, figure, maps, is_whole=part.code in WHOLE)
    if part.notes.strip():
        flow.heading("Our notes", level=2)
        for line in filter(str.strip, part.notes.splitlines()):
            is_item = LISTED_ITEM.match(line)
            flow.say("List Bullet" if is_item else "Note Text", LISTED_ITEM.sub("", line).strip())


def _message(flow: Flow, part: Part) -> str:
    """What a part says in short; why there is nothing in it is said in full only once."""
    message = text.sentence(part.message)
    here = f"part {len(flow.headings)}"
    first = flow.said.setdefault(message, here)
    if first == here or part.figures or part.sentences:
        return message
    return f"Nothing is shown here, for the reason given in {first}."


def _is_said(part: Part) -> bool:
    """Does a figure or a sentence of a part say its message already?"""
    titles = [figure.said.title for figure in part.figures]
    sentences = [said for _, said in part.sentences]
    return any(part.message.rstrip(".") in said for said in (*titles, *sentences))


def _definitions(flow: Flow, document: Document) -> None:
    if not document.definitions:
        return
    flow.heading("What the words mean")
    for term, meaning in document.definitions:
        flow.say("Definition", meaning, label=term)


def _sources(flow: Flow, document: Document) -> None:
    """End with where all of it is from, and the way back to it."""
    flow.heading("Sources, licence and build")
    if document.origin.is_practice:
        flow.say("Mark", PRACTICE)
    for label, said in document.origin.lines():
        # What the notes say stands with the figures.
        if label not in ("Practice", "Title", "Note", *LISTED):
            flow.say("Definition", said, label=label)
    flow.link("Definition", document.link, label="This place in the Atlas")
    for label, said in document.origin.lines():
        if label in LISTED:
            flow.heading(label, level=2)
            for one in re.split(LISTED[label], said):
                flow.say("Fine", one)

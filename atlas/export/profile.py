"""The profile of a place on two pages: as a Word file, and as a pdf set by Typst."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import font_source_sans_pro
import typst

from atlas.document import Document
from atlas.export import cells
from atlas.export.print import drawn
from atlas.export.profile_pages import Pages, Shown, pages
from atlas.export.profile_word import docx
from atlas.export.word.flow import shown
from atlas.export.word.styles import legible
from atlas.provenance import PRACTICE

__all__ = ["docx", "pdf"]

TEMPLATE = Path(__file__).with_suffix(".typ")
MAP, CHART = (174.0, 104.0), 83.5  # millimetres


def pdf(document: Document, maps: Path) -> bytes:
    """Set the profile as a tagged pdf; ``maps`` is the folder of boundaries of its build."""
    held = pages(document)
    words = json.dumps(_cleaned(_words(document, held)))
    given = {"paper": words, **dict(_pictures(held, maps))}
    try:
        return _compiled(given, document, "ua-1")
    except typst.TypstError:
        # A letter that no font here has: the file cannot promise to be read aloud in full.
        return _compiled(given, document, "1.7")


def _compiled(given: dict[str, str], document: Document, standard: Literal["ua-1", "1.7"]) -> bytes:
    """Compile the template; "ua-1" is the standard of what everybody can read."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=given,
        pdf_standards=[standard],
        timestamp=datetime.combine(document.made_on, time(), UTC),
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[font_source_sans_pro.font_directory])


def _pictures(held: Pages, maps: Path) -> Iterator[tuple[str, str]]:
    """Each picture with the name that the template knows it by."""
    if held.map:
        width, height = MAP
        picture = drawn(held.map.figure, maps, width_mm=width, height_mm=height, form="svg")
        yield "map", picture.decode("utf-8")
    for at, chart in enumerate(held.charts):
        yield f"chart{at}", drawn(chart.figure, maps, width_mm=CHART, form="svg").decode("utf-8")


def _words(document: Document, held: Pages) -> dict[str, Any]:
    """Everything that the template writes, as plain values."""
    drawings = {"map": held.map, **{f"chart{at}": one for at, one in enumerate(held.charts)}}
    return {
        "title": document.title,
        "place": document.place,
        "subtitle": document.subtitle,
        "house": document.house.name,
        "colour": document.house.colour,
        "ink": legible(document.house.colour),
        "mark": PRACTICE if document.origin.is_practice else "",
        "keys": [{"value": key.value, "label": key.label} for key in held.keys],
        "reading": [{"label": label, "words": said} for label, said in held.reading],
        "map": _finding(held.map) if held.map else None,
        "need": _table(held.need) if held.need else None,
        "charts": [_finding(chart) | {"key": f"chart{at}"} for at, chart in enumerate(held.charts)],
        "wide": MAP[0] / MAP[1],
        "alt": {key: one.figure.said.alt for key, one in drawings.items() if one},
        "cautions": list(held.cautions),
        "made": held.made,
        "link": document.link,
        "shown": shown(document.link),
        "is_link": document.link.startswith(("https://", "http://")),
        "origin": [{"label": label, "words": said} for label, said in held.origin],
    }


def _finding(shown: Shown) -> dict[str, Any]:
    said = shown.figure.said
    return {"heading": shown.heading, "title": said.title, "measure": said.measure}


def _table(shown: Shown) -> dict[str, Any]:
    table = shown.figure.table
    forms = [(column, cells.number_form(table.rows, column)) for column in table.columns]
    return {
        "heading": shown.heading,
        "measure": shown.figure.said.measure,
        "headings": [column.heading for column in table.columns],
        "right": [column.numeric for column in table.columns],
        "rows": [
            [cells.words(row, column, form=form) for column, form in forms] for row in table.rows
        ],
    }


def _cleaned(held: Any) -> Any:
    """The same with every text fit to be written."""
    if isinstance(held, dict):
        return {key: _cleaned(value) for key, value in held.items()}
    if isinstance(held, list):
        return [_cleaned(value) for value in held]
    return cells.clean(held) if isinstance(held, str) else held

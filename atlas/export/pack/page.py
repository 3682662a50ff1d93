"""One file that holds a paper: it opens by a double click, without a network, and prints to A4."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from atlas import palette, text
from atlas.document import Document, Part
from atlas.drawings import Map
from atlas.export.pack import drawings, inside, maps, words
from atlas.export.pack.words import safe
from atlas.export.slides.words import beyond
from atlas.figure import Figure
from atlas.provenance import PRACTICE


def html(document: Document, folder: Path) -> bytes:
    """Write the page; ``folder`` is that of the boundaries."""
    pack = _Pack(folder)
    parts = "".join(pack.part(part) for part in document.parts)
    style = inside.styles() + f":root{{--house:{_colour(document.house.colour)}}}"
    script = inside.scripts()
    body = (
        f'<a class="skip" href="#main">Skip to what this says</a>{_header(document)}'
        f'<div class="page">{_contents(document)}<main id="main" tabindex="-1">{parts}'
        f"{_definitions(document)}{_sources(document)}</main></div>"
        f'<script type="application/json" id="atlas-data">{inside.data(pack.data)}</script>'
        f"<script>{script}</script>"
    )
    build = safe(document.origin.build_id)
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{_policy(style, script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="generator" content="Social Economy Atlas, build {build}">'
        f"<title>{safe(document.title)}</title><style>{style}</style>"
    )
    page = f'<!doctype html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'
    return page.encode()


class _Pack:
    """The figures of the page so far, and the data of its maps."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.data: dict[str, Any] = {"maps": {}, "shapes": {}}

    def part(self, part: Part) -> str:
        """One part: its finding, what is said of it, what the officer wrote, its figures."""
        notes = words.paragraphs(part.notes)
        if notes:
            notes = f'<aside aria-label="Our notes"><h3>Our notes</h3>{notes}</aside>'
        name = safe(part.code)
        figures = "".join(
            self.figure(figure, f"{name}-title" if figure.said.title == part.message else "")
            for figure in part.figures
        )
        return (
            f'<section id="{name}" aria-labelledby="{name}-title">'
            f'<p class="part">{safe(part.title)}</p>'
            f'<h2 id="{name}-title">{safe(part.message)}</h2>'
            f"{words.sentences(beyond(part.message, part.sentences))}{notes}{figures}</section>"
        )

    def figure(self, figure: Figure, heading: str) -> str:
        """One figure: its finding, the drawing, its cautions and source, and its table.

        ``heading`` is that of its part where it says the same: it is not said twice.
        """
        self.count += 1
        said = figure.said
        below = "".join(f"<p>{safe(line)}</p>" for line in said.cautions)
        named = f"figure-{self.count}"
        title = "" if heading else f'<h3 id="{named}">{safe(said.title)}</h3>'
        below += f'<p class="quiet">{safe(said.source)}</p>'
        table = words.folded(figure) if figure.drawing else words.counted(figure)
        rest = below + table if figure.drawing else table + below
        return (
            f'<figure aria-labelledby="{heading or named}"><figcaption>{title}'
            f'<p class="quiet">{safe(said.measure)}</p></figcaption>{self._drawn(figure)}'
            f"{rest}</figure>"
        )

    def _drawn(self, figure: Figure) -> str:
        drawing, number = figure.drawing, self.count
        if drawing is None:
            return ""
        if not isinstance(drawing, Map):
            return drawings.drawing(figure, self.folder, number)
        self.data["maps"][str(number)] = maps.order(figure, drawing, self.folder)
        name = drawing.shapes_file
        self.data["shapes"][name] = maps.carried(maps.shapes(name, self.folder))
        still = drawings.still(figure, self.folder, f"w{number}", width=drawings.WIDE, kind="still")
        return (
            f'{still}<div class="live" data-map="{number}" hidden><div class="map"></div>'
            f"{maps.beside(drawing, self.folder, number)}</div>"
        )


def _header(document: Document) -> str:
    practice = f'<p class="practice">{safe(PRACTICE)}</p>' if document.origin.is_practice else ""
    house = f'<p class="house">{safe(document.house.name)}</p>' if document.house.name else ""
    return (
        f"<header><div>{house}{practice}<h1>{safe(document.title)}</h1>"
        f'<p class="subtitle">{safe(document.subtitle)}</p>'
        f'<p class="quiet">{text.day(document.made_on)} · build '
        f"{safe(document.origin.build_id)}</p></div></header>"
    )


def _contents(document: Document) -> str:
    entries = [(part.code, part.title) for part in document.parts]
    entries += [("definitions", "What the words mean")] if document.definitions else []
    entries.append(("sources", "Where the figures are from"))
    items = "".join(
        f'<li><a href="#{safe(code)}">{safe(title)}</a></li>' for code, title in entries
    )
    return f'<nav aria-label="Contents"><ol>{items}</ol></nav>'


def _definitions(document: Document) -> str:
    if not document.definitions:
        return ""
    return _closing("definitions", "What the words mean", document.definitions)


def _sources(document: Document) -> str:
    lines = [pair for pair in document.origin.lines() if pair[0] not in ("Title", "Note")]
    return _closing("sources", "Where the figures are from", [*lines, ("Link", document.link)])


def _closing(code: str, title: str, pairs: Iterable[tuple[str, str]]) -> str:
    return (
        f'<section id="{code}" aria-labelledby="{code}-title"><h2 id="{code}-title">{title}</h2>'
        f"{words.terms(pairs)}</section>"
    )


def _policy(style: str, script: str) -> str:
    """Nothing may be asked for, and nothing may run but the one script and style that we wrote."""
    return (
        "default-src 'none'; "
        f"script-src {inside.fingerprint(script)}; style-src {inside.fingerprint(style)}; "
        "style-src-attr 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _colour(colour: str) -> str:
    """The council's colour, where it is one: it stands in a style."""
    is_one = len(colour) == 7 and colour.startswith("#") and colour[1:].isalnum()
    return colour if is_one else palette.ACCENT

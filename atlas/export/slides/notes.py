"""What stands in the notes of a slide: all that is known of it, for whoever presents it."""

from collections.abc import Iterable

from atlas.document import Document, Part
from atlas.export.cells import clean
from atlas.export.slides.words import labelled, tidy
from atlas.figure import Figure
from atlas.provenance import Provenance


def of_document(document: Document) -> str:
    """The notes of the cover."""
    return _joined([document.title, document.subtitle, *_origin(document.origin, document.link)])


def of_part(document: Document, part: Part) -> str:
    """The notes of a slide of words."""
    return _joined([*_said(part), *_origin(document.origin, document.link)])


def of_figure(document: Document, part: Part, figure: Figure) -> str:
    """The notes of a slide with a figure: its words, the officer's, cautions, where it is from."""
    said = figure.said
    return _joined(
        [
            *_said(part),
            f"The figure: {said.title}. {said.measure}",
            f"In words: {said.alt}",
            *(f"Caution: {one}" for one in said.cautions),
            *_origin(figure.table.origin, document.link),
        ]
    )


def _said(part: Part) -> list[str]:
    written = [line for line in clean(part.notes).splitlines() if line.strip()]
    return [
        part.message,
        *(labelled(label) + said if label else said for label, said in part.sentences),
        *(f"Our notes: {line}" if not at else line for at, line in enumerate(written)),
    ]


def _origin(origin: Provenance, link: str) -> list[str]:
    return [f"{heading}: {value}" for heading, value in origin.lines()] + [f"Link: {link}"]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(tidy(line) for line in lines if line)

"""A paper as screens for a meeting room: one message at a time, in type that is read from afar.

``screens`` gives them in order: whose paper it is, every part, and where the figures come from.
Pure, and no text in it is escaped; ``atlas/ui/presenter`` shows them.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from atlas import palette, text
from atlas.document import Document, Part
from atlas.export import messages
from atlas.export.cells import clean
from atlas.export.messages import Message
from atlas.figure import Figure
from atlas.presenting import figures
from atlas.presenting.screen import Notes, Screen
from atlas.provenance import PRACTICE

__all__ = ["Screen", "screens"]

ORIGIN = "Where these figures come from"
MORE = "The others are in the notes."


def screens(document: Document, maps: Path) -> tuple[Screen, ...]:
    """Give the screens of a paper; ``maps`` is the folder of map files of its build."""
    held = [part for part in document.parts if not messages.is_absent(part)]
    parts = [screen for part in held for screen in _of(part, document, maps)]
    plain = _plain(document, "words", "")
    absent = [_said(plain, one, "") for one in messages.absent(document.parts)]
    return tuple(map(_cleaned, [_first(document), *parts, *absent, _last(document)]))


def _plain(document: Document, kind: str, title: str) -> Screen:
    """A screen of a paper with nothing on it but its message."""
    return Screen(
        kind=kind,
        title=title,
        source=_built(document),
        colour=document.house.colour,
        ink=palette.text_on(document.house.colour),
        mark=PRACTICE if document.origin.is_practice else "",
    )


def _built(document: Document) -> str:
    origin = document.origin
    return f"Build {origin.build_id}, made on {text.day(origin.built_at)}."


def _first(document: Document) -> Screen:
    """Whose paper it is, of where and when."""
    lines = (document.subtitle, document.house.name, text.day(document.made_on))
    return replace(
        _plain(document, "title", document.title),
        over="" if document.place in document.title else document.place,
        lines=tuple(("", line) for line in lines if line),
        notes=(("What is shown", (document.origin.filters,)),),
    )


def _last(document: Document) -> Screen:
    """Sources, build and link; all the rest of where it is from is in the notes."""
    drawn = [figure for part in document.parts for figure in part.figures]
    used = list(dict.fromkeys(one for it in drawn for one in messages.sentences(it.said.source)))
    lines = [("" if at else "Sources", one) for at, one in enumerate(used)]
    while messages.height(lines) > messages.MOST_LINES - 1:
        lines[-2:] = [("", MORE)]
    defined = tuple(f"{term}: {meaning}" for term, meaning in document.definitions)
    return replace(
        _plain(document, "words", ORIGIN),
        lines=(*lines, ("Build", _built(document).removeprefix("Build "))),
        link=document.link,
        notes=(
            *((("Sources", tuple(used)),) if used else ()),
            *((heading, (one,)) for heading, one in document.origin.lines()),
            *((("Definitions", defined),) if defined else ()),
        ),
    )


def _of(part: Part, document: Document, maps: Path) -> Iterator[Screen]:
    """The screens of one part: one for each figure, or its sentences."""
    plain = replace(_plain(document, "words", ""), over=part.title)
    for at, figure in enumerate(part.figures):
        title, rest = messages.headline(figure.said.title if at else part.message)
        screen = replace(plain, title=title, notes=_notes(part, figure, rest))
        yield figures.shown(screen, figure, maps, rest=rest)
    if not part.figures:
        plain = replace(plain, notes=(*_written(part), *_of_all(document)))
        yield from (_said(plain, one, part.title) for one in messages.messages(part))


def _said(plain: Screen, message: Message, over: str) -> Screen:
    """A message without a figure, under the name of its part and of its group."""
    over = " · ".join(filter(None, (over, message.label)))
    return replace(plain, title=message.title, over=over, lines=message.lines)


def _of_all(document: Document) -> Notes:
    """Where all of a paper is from, for what is said of it in words."""
    origin = document.origin
    return (
        ("What is shown", (text.sentence(origin.filters),)),
        ("Source", (text.sentence(origin.source), f"{origin.licence}. {origin.attribution}")),
    )


def _written(part: Part) -> Notes:
    """What the officer wrote, in its paragraphs."""
    paragraphs = tuple(one.strip() for one in re.split(r"\n\s*\n", part.notes) if one.strip())
    return (("Our notes", paragraphs),) if paragraphs else ()


def _notes(part: Part, figure: Figure, rest: str) -> Notes:
    """All that the screen of a figure has no room for."""
    origin = figure.table.origin
    spoken = tuple(f"{label}: {one}" if label else one for label, one in part.sentences)
    groups = (
        ("In words", (*((rest,) if rest else ()), *spoken)),
        ("What is shown", (figure.said.measure, text.sentence(origin.filters))),
        ("Cautions", figure.said.cautions),
        ("Source", (figure.said.source, f"{origin.licence}. {origin.attribution}")),
    )
    return (*_written(part), *(group for group in groups if group[1]))


def _cleaned(value: Any) -> Any:
    """The same without what a register may hold and no page can be sent."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: _cleaned(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **held)
    return value

"""A paper about one place as a value: its parts, their words and figures, and where they are from.

``atlas/briefing.py`` says which parts; the report, the slides, the pack, the profile and the
presenter's screens (``atlas/export``) are the same value, set in different ways. Pure: it can be
sent to another process. No text in it is escaped yet.
"""

from dataclasses import dataclass, field
from datetime import date

from atlas import palette
from atlas.figure import Figure
from atlas.provenance import Provenance


@dataclass(frozen=True, kw_only=True)
class House:
    """Whose paper it is: the council's name on the cover, and its colour (``#RRGGBB``)."""

    name: str = ""
    colour: str = palette.ACCENT


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a paper.

    ``message`` is what a slide or a screen says of it, one short sentence; ``sentences`` are pairs
    of a label (or nothing) and what is said; ``notes`` is what the officer wrote, paragraphs
    between empty lines.
    """

    code: str
    title: str
    message: str
    sentences: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One paper: ``origin`` is of all of it together, ``link`` opens the same place in the app.

    ``definitions`` are pairs of a term and its meaning.
    """

    title: str
    place: str
    subtitle: str
    parts: tuple[Part, ...]
    definitions: tuple[tuple[str, str], ...]
    origin: Provenance
    link: str
    made_on: date
    house: House = field(default_factory=House)

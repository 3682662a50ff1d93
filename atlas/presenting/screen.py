"""One screen of the presenter as a value: its message, and what bears it out."""

from dataclasses import dataclass

Notes = tuple[tuple[str, tuple[str, ...]], ...]  # headings with their paragraphs


@dataclass(frozen=True)
class Swatch:
    """A mark: ``plain``, ``hatched``, ``unknown``, ``outlined``, ``full`` or ``hollow``."""

    words: str
    kind: str
    number: str = ""
    colour: str = ""
    ink: str = ""


@dataclass(frozen=True, kw_only=True)
class Key:
    """The legend of a map; where it shows two things at once, rows of swatches under columns."""

    title: str
    swatches: tuple[Swatch, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[Swatch, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A few rows of a table: headings with whether they are of figures, and what it is of."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    chosen: int | None
    said: str


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One screen.

    ``kind`` is how it is laid out: ``title``, ``words``, ``table``, ``below`` (the picture under
    the message) or ``beside``, where words take ``column`` pixels of 1,280. ``over`` is the part
    it is of. ``colour`` is the council's, with ``ink`` upon it. ``lines`` are pairs of a label (or
    nothing) and a sentence. ``picture`` is the address of an image, ``alt`` its words.
    """

    kind: str
    title: str
    source: str
    colour: str
    ink: str
    mark: str = ""
    over: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    column: float = 400.0
    picture: str = ""
    alt: str = ""
    key: Key | None = None
    grid: Grid | None = None
    caution: str = ""
    link: str = ""
    notes: Notes = ()

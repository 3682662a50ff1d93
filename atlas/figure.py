"""One figure as a value: what it finds, what it shows, and how it is drawn.

The same value is drawn on the screen (``atlas/ui/charts``, ``atlas/ui/maps``), in print and in
every document (``atlas/export``), so that all of them say and show the same. Pure: it can be sent
to another process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas.drawings import Drawing
from atlas.provenance import Provenance


@dataclass(frozen=True)
class Column:
    """One column: its key in the row, its heading, and how its values are drawn.

    ``numeric`` sets figures to the right; ``strip`` draws a decile on a strip of ten. Where the
    value under ``key`` is a number in words, ``raw`` is the key of the number itself and ``form``
    the spreadsheet format in which it reads the same (``0%``, ``0.00``).
    """

    key: str
    heading: str
    numeric: bool = False
    strip: bool = False
    raw: str | None = None
    form: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a figure: ``title`` finds, ``measure`` says what, where and when, ``alt`` reads.

    ``source`` ends it; ``cautions`` stand between. None of them is escaped yet.
    """

    title: str
    measure: str
    alt: str
    source: str
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a figure shows, as a table: exactly the same figures, with their provenance.

    ``chosen`` (key, value) marks a row; ``file_name`` is that of the csv, which the other files
    of the figure take after.
    """

    rows: Sequence[Mapping[str, object]]
    columns: tuple[Column, ...]
    origin: Provenance
    file_name: str
    chosen: tuple[str, object] | None = None

    @property
    def stem(self) -> str:
        """The name of its files, without what follows the point."""
        return self.file_name.rsplit(".", 1)[0]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure; ``key`` is its own on a page. Without a drawing it is a table alone."""

    key: str
    said: Said
    table: Table
    drawing: Drawing | None = None

"""One series of a chart, in the order in which PowerPoint wants its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from atlas.export.slides import chart_xml as xml
from atlas.export.slides.book import Book
from atlas.export.slides.words import tidy


@dataclass(frozen=True)
class Held:
    """Numbers or names of a series, as a chart writes them, and how many."""

    xml: str
    length: int


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a series is drawn; every part is XML, written by ``chart_xml``."""

    edge: str = xml.line(None)
    marker: str = xml.marker("none")
    labels: str = xml.NOTHING
    intervals: str = ""
    fill: str = ""
    points: str = ""


@dataclass(frozen=True)
class Series:
    """One series but for its number: its name, what follows that, and its number of points."""

    name: str
    rest: str
    length: int

    def numbered(self, at: int) -> str:
        """Write it as the series of that number."""
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
            f"<c:tx><c:v>{escape(tidy(self.name))}</c:v></c:tx>{self.rest}</c:ser>"
        )


def joined(held: Sequence[Series], first: int = 0) -> str:
    """Number and join them, the longest first.

    LibreOffice loses a series that a longer one follows. Later ones lie over earlier ones.
    """
    ordered = sorted(held, key=lambda one: -one.length)
    return "".join(one.numbered(at) for at, one in enumerate(ordered, first))


def points(name: str, x: Held, y: Held, look: Look) -> Series:
    """Points or a line over two axes."""
    rest = (
        f"<c:spPr>{look.edge}</c:spPr>{look.marker}{look.points}{look.labels}"
        f'<c:xVal>{x.xml}</c:xVal><c:yVal>{y.xml}</c:yVal><c:smooth val="0"/>'
    )
    return Series(name, rest, max(x.length, y.length))


def columns(name: str, names: Held, values: Held, look: Look) -> Series:
    """Columns over names."""
    rest = (
        f'{look.fill}<c:invertIfNegative val="0"/>{look.points}{look.labels}{look.intervals}'
        f"<c:cat>{names.xml}</c:cat><c:val>{values.xml}</c:val>"
    )
    return Series(name, rest, values.length)


def marks(name: str, names: Held, values: Held, look: Look) -> Series:
    """Marks over names, without a line between them."""
    rest = (
        f"<c:spPr>{xml.line(None)}</c:spPr>{look.marker}{look.labels}"
        f'<c:cat>{names.xml}</c:cat><c:val>{values.xml}</c:val><c:smooth val="0"/>'
    )
    return Series(name, rest, values.length)


def given(*values: float) -> Held:
    """Numbers that stand in the chart alone: where a guide or a name is."""
    return Held(xml.given(values), len(values))


def held(book: Book, heading: str, first: int = 0, last: int | None = None) -> Held:
    """Numbers of one column of the workbook, from row ``first`` to ``last``."""
    values = book.numbers(heading)[first : None if last is None else last + 1]
    return Held(xml.numbers(book.ref(heading, first, last), values), len(values))


def across(book: Book, headings: Sequence[str], row: int) -> Held:
    """Numbers of one row of the workbook, in columns that stand side by side."""
    values = [book.numbers(heading)[row] for heading in headings]
    return Held(xml.numbers(book.across(headings[0], headings[-1], row), values), len(values))


def named(book: Book, heading: str) -> Held:
    """Words of one column of the workbook."""
    words = [str(word) for word in book.columns[heading]]
    return Held(xml.names(book.ref(heading), words), len(words))

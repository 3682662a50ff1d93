"""Dots on a chart that can be edited: rates with their intervals, and councils on a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import palette
from atlas.drawings import Dot, Dots, Mark, Strip
from atlas.export.slides import axes, series
from atlas.export.slides import chart_xml as xml
from atlas.export.slides.book import Book
from atlas.export.slides.series import Series
from atlas.export.slides.words import height, lines, shortened, tidy, width

OURS, OTHERS = palette.ACCENT, palette.OTHERS
NAMES = 4.2  # inches at most, for the names to the left
FOOT = 0.95  # inches, for the scale below and its name
FEW = 8  # councils: as many can each have their name
_LOW, _HIGH, _SAID = "Low", "High", "In words"
Size = tuple[float, float]  # inches across and down


@dataclass(frozen=True)
class Native:
    """A chart as it goes into the file: how it is drawn, and its workbook."""

    xml: bytes
    book: Book


def dots(drawing: Dots, size: Size) -> Native:
    """Draw a row for each dot, from the top; names and figures stand beside them."""
    items = drawing.items
    book = Book(
        {
            "Place": [item.name for item in items],
            _LOW: [item.low for item in items],
            tidy(drawing.axis): [item.value for item in items],
            _HIGH: [item.high for item in items],
            _SAID: [item.figure for item in items],
        }
    )
    letters, names = _all_named(items, (size[1] - FOOT) / len(items))
    left = max(width(line, letters, is_bold=True) for name in names for line in name) + 0.15
    across = _across(drawing, size[0] - left - 0.1)
    parts = [
        _names(items, names, across.low, letters),
        *_guides(drawing, len(items)),
        *(_row(item, book, at) for at, item in enumerate(items)),
    ]
    up = axes.Scale(low=0.4, high=len(items) + 0.6, is_shown=False)
    plot = xml.inner(left / size[0], 0.01, 1 - (left + 0.1) / size[0], 0.99 - FOOT / size[1])
    return Native(xml.space(axes.scatter(parts, across, up, layout=plot)), book)


def _end(item: Dot) -> float:
    """Where the words of a row begin: after its interval, or at nought where it has no dot."""
    if item.value is None:
        return 0
    return item.value if item.high is None else item.high


def _all_named(items: Sequence[Dot], room: float) -> tuple[float, list[list[str]]]:
    """The names of rows that are ``room`` high, in the largest letters in which none is cut."""
    for letters in (xml.SIZE, 18, xml.LEAST):
        most = min(max(int(room / height(1, letters)), 1), 3)
        whole = [lines(tidy(one.name), letters, NAMES, is_bold=one.is_ours) for one in items]
        if all(len(name) <= most for name in whole):
            return letters, whole
    return letters, [_named(item, most, letters) for item in items]


def _named(item: Dot, most: int, letters: float) -> list[str]:
    """A name in ``most`` lines."""
    said = shortened(tidy(item.name), letters, NAMES, most, is_bold=item.is_ours)
    return lines(said, letters, NAMES, is_bold=item.is_ours)


def _across(drawing: Dots, room: float) -> axes.Scale:
    """From nought, or to both sides of it, with room for the words after the longest interval."""
    items = drawing.items
    ends = [_end(item) for item in items] + [drawing.beside or 0]
    low = min((item.low for item in items if item.low is not None), default=0)
    low = min(low, 0) * 1.1 if drawing.signed else 0
    said = max((width(tidy(item.figure), xml.SIZE) for item in items), default=0) + 0.3
    high = low + ((max(ends) or 1) - low) / (1 - min(0.6, said / room))
    return axes.Scale(
        low=low, high=high, title=drawing.axis, step=step(high - low), has_grid=True, form="General"
    )


def step(span: float) -> float:
    """A round step of which some five fit in ``span``."""
    rough = span / 5
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 1.0
    while power > rough:
        power /= 10
    step = next(power * size for size in (1, 2, 5, 10) if power * size >= rough * 0.7)
    return round(step, 10)


def _row(item: Dot, book: Book, at: int) -> Series:
    """A line from low to high, the dot on it, and the words after it.

    What is not known has neither, and says so from nought.
    """
    colour, row = OURS if item.is_ours else OTHERS, len(book.columns[_LOW]) - at
    type_ = xml.Type(is_bold=item.is_ours)
    if item.value is None:
        label = xml.Label(point=0, words=item.figure, type=xml.Type(colour=palette.QUIET))
        look = series.Look(labels=xml.labels([label]))
        return series.points(item.name, series.given(0.05), series.given(row), look)
    label = xml.Label(point=1 if item.high is None else 2, words=item.figure, type=type_)
    dot = f'<c:dPt><c:idx val="1"/>{xml.marker("circle", 12, colour)}<c:bubble3D val="0"/></c:dPt>'
    look = series.Look(edge=xml.line(colour, 2.5), points=dot, labels=xml.labels([label]))
    ends = series.across(book, list(book.columns)[1:4], at)
    return series.points(item.name, ends, series.given(row, row, row), look)


def _guides(drawing: Dots, count: int) -> list[Series]:
    """The line at nought, and the dotted line to compare with."""
    middle = (count + 1) / 2
    ends = series.given(0.4, middle, count + 0.6)
    nought = series.Look(edge=xml.line(palette.QUIET, 1))
    beside = series.Look(edge=xml.line(palette.QUIET, 1.25, dash="sysDash"))
    found = [series.points("Nought", series.given(0, 0, 0), ends, nought)]
    if drawing.beside is not None:
        where = series.given(*[drawing.beside] * 3)
        found.append(series.points("Compared with", where, ends, beside))
    return found


def _names(
    items: Sequence[Dot], names: Sequence[Sequence[str]], at: float, letters: float
) -> Series:
    """The names of the rows, to the left of them."""
    labels = xml.labels(
        xml.Label(
            point=row,
            words="\n".join(name),
            at="l",
            type=xml.Type(is_bold=item.is_ours, size=letters),
        )
        for row, (item, name) in enumerate(zip(items, names, strict=True))
    )
    count = len(items)
    rows = series.given(*range(count, 0, -1))
    look = series.Look(labels=labels)
    return series.points("Names", series.given(*[at] * count), rows, look)


def strip(drawing: Strip, size: Size) -> Native:
    """Draw every council on one line from nought, ours in colour with its interval."""
    marks = sorted(drawing.marks, key=lambda mark: (not mark.is_ours, mark.value, mark.name))
    highest = max((mark.high if mark.is_ours and mark.high else mark.value) for mark in marks) or 1
    across = axes.Scale(
        low=0, high=highest * 1.15, title=drawing.axis, step=step(highest), has_grid=True
    )
    book = Book(
        {
            "Council": [mark.name for mark in marks],
            tidy(drawing.axis): [mark.value for mark in marks],
            _LOW: [mark.low for mark in marks],
            _HIGH: [mark.high for mark in marks],
            _SAID: [mark.figure for mark in marks],
        }
    )
    parts = _councils(marks, book, tidy(drawing.axis))
    parts.append(_councils_named(marks, across.high, size[0] - 0.4))
    up = axes.Scale(low=-1, high=1, is_shown=False)
    plot = xml.inner(0.2 / size[0], 0.02, 1 - 0.4 / size[0], 0.98 - FOOT / size[1])
    return Native(xml.space(axes.scatter(parts, across, up, layout=plot)), book)


def _interval(mark: Mark) -> list[Series]:
    if mark.low is None or mark.high is None:
        return []
    look = series.Look(edge=xml.line(OURS, 3))
    return [series.points("Interval", series.given(mark.low, mark.high), series.given(0, 0), look)]


def _councils(marks: Sequence[Mark], book: Book, axis: str) -> list[Series]:
    """The others, then our interval and ours, which are the first rows of the workbook."""
    count = sum(mark.is_ours for mark in marks)
    found = []
    if count < len(marks):
        look = series.Look(marker=xml.marker("circle", 13, OTHERS))
        line = series.given(*[0] * (len(marks) - count))
        found.append(series.points("Councils", series.held(book, axis, count), line, look))
    ours = series.Look(marker=xml.marker("circle", 15, OURS))
    for at, mark in enumerate(marks[:count]):
        held = series.held(book, axis, at, at)
        found += [*_interval(mark), series.points(mark.name, held, series.given(0), ours)]
    return found


def _councils_named(marks: Sequence[Mark], highest: float, across: float) -> Series:
    """Names where there are few, else of ours and the two at the ends, none over another."""
    ordered = sorted(marks, key=lambda mark: mark.value)
    ends = {ordered[0].name, ordered[-1].name}
    named = [mark for mark in ordered if len(marks) <= FEW or mark.is_ours or mark.name in ends]
    heights = (0.32, -0.32, 0.62, -0.62, 0.88, -0.88)
    taken: dict[float, float] = {}
    found: list[tuple[float, float, xml.Label]] = []
    for at, mark in enumerate(named):
        said = shortened(tidy(mark.name), xml.SIZE, 3.2, 1, is_bold=mark.is_ours)
        half = width(said, xml.SIZE, is_bold=mark.is_ours) / 2 + 0.1
        middle = mark.value / highest * across
        height = next((h for h in heights if taken.get(h, -9) < middle - half), heights[-1])
        taken[height] = middle + half
        type_ = xml.Type(colour=OURS if mark.is_ours else palette.INK, is_bold=mark.is_ours)
        found.append((mark.value, height, xml.Label(point=at, words=said, at="ctr", type=type_)))
    xs, ys, labels = zip(*found, strict=True)
    look = series.Look(labels=xml.labels(labels))
    return series.points("Names", series.given(*xs), series.given(*ys), look)

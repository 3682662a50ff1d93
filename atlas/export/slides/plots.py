"""Points and lines over two scales, as charts that can be edited: the funnel and the curve."""

from collections.abc import Sequence

import numpy as np

from atlas import palette
from atlas.drawings import Curve, Funnel, Limits, Point
from atlas.export.slides import axes, series
from atlas.export.slides import chart_xml as xml
from atlas.export.slides.book import Book, Value
from atlas.export.slides.dots import FOOT, OTHERS, OURS, Native, Size, step
from atlas.export.slides.series import Series
from atlas.export.slides.words import shortened, tidy

MOST_NAMED = 6
_QUIET = xml.Type(colour=palette.QUIET, size=xml.LEAST)


def funnel(drawing: Funnel, size: Size) -> Native:
    """Draw the places between the limits of chance; ours outside them have their names."""
    everyone = [*drawing.ours, *drawing.others]
    across, up = axes_names = (tidy(drawing.axes[0]), tidy(drawing.axes[1]))
    book = Book(
        {
            "Place": [point.name for point in everyone],
            across: [point.expected for point in everyone],
            up: [point.ratio for point in everyone],
            "In words": [point.figure for point in everyone],
        }
    )
    furthest = max((point.expected for point in everyone), default=1.0) * 1.25
    highest = max(max((point.ratio for point in everyone), default=1.0) * 1.08, 2.0)
    parts = [_even(furthest)]
    for pair in drawing.limits:
        parts += _limits(pair, (furthest, highest))
    parts += _points(drawing, book, axes_names, furthest)
    scales = (
        axes.Scale(low=0, high=furthest, title=drawing.axes[0], step=step(furthest)),
        axes.Scale(low=0, high=highest, title=drawing.axes[1], step=step(highest), has_grid=True),
    )
    plot = xml.inner(0.9 / size[0], 0.02, 1 - 1.0 / size[0], 0.98 - FOOT / size[1])
    return Native(xml.space(axes.scatter(parts, *scales, layout=plot)), book)


def _even(furthest: float) -> Series:
    """The line on which as many are listed as are expected."""
    look = series.Look(edge=xml.line(palette.INK, 1))
    return series.points("As expected", series.given(0, furthest), series.given(1, 1), look)


def _limits(pair: Limits, ends: tuple[float, float]) -> list[Series]:
    """Two lines, as far as the scales go; the upper one has its words at its end."""
    furthest, highest = ends
    edge = xml.line(palette.QUIET, 1.25, dash="sysDot" if pair.is_outer else "solid")
    found = []
    for number, values in enumerate((pair.low, pair.high)):
        kept = [
            (x, y)
            for x, y in zip(pair.at, values, strict=True)
            if x <= furthest and 0 <= y <= highest
        ]
        if not kept:
            continue
        label = xml.Label(point=len(kept) - 1, words=pair.label, type=_QUIET)
        look = series.Look(edge=edge, labels=xml.labels([label]) if number else xml.NOTHING)
        xs, ys = series.given(*(x for x, _ in kept)), series.given(*(y for _, y in kept))
        found.append(series.points(pair.label, xs, ys, look))
    return found


def _points(drawing: Funnel, book: Book, names: tuple[str, str], furthest: float) -> list[Series]:
    """The others in grey, ours above them, each named towards the middle."""
    count = len(drawing.ours)
    last = count + len(drawing.others) - 1
    size = 4 if len(drawing.others) > 300 else 7
    found = []
    if drawing.others:
        look = series.Look(marker=xml.marker("circle", size, OTHERS))
        x, y = (series.held(book, name, count, last) for name in names)
        found.append(series.points(drawing.names[1], x, y, look))
    if count:
        labels = xml.labels(
            xml.Label(
                point=at,
                words=shortened(_name(point, drawing), xml.SIZE, 4.2, 1),
                at="l" if point.expected > furthest * 0.5 else "r",
            )
            for at, point in _outside(drawing)
        )
        look = series.Look(marker=xml.marker("circle", 10, OURS), labels=labels)
        x, y = (series.held(book, name, 0, count - 1) for name in names)
        found.append(series.points(drawing.names[0], x, y, look))
    return found


def _name(point: Point, drawing: Funnel) -> str:
    """The name of one of our places, without that of all of them."""
    return tidy(point.name).removesuffix(f", {tidy(drawing.names[0])}")


def _outside(drawing: Funnel) -> list[tuple[int, Point]]:
    """Ours that lie outside the widest limits, the furthest out first, as many as have room."""
    outer = next((pair for pair in drawing.limits if pair.is_outer), None)
    if outer is None:
        return []
    found = []
    for at, point in enumerate(drawing.ours):
        low, high = (
            float(np.interp(point.expected, outer.at, end)) for end in (outer.low, outer.high)
        )
        beyond = max(low - point.ratio, point.ratio - high)
        if beyond > 0:
            found.append((beyond, at, point))
    return [(at, point) for _, at, point in sorted(found, key=lambda one: -one[0])[:MOST_NAMED]]


def curve(drawing: Curve, size: Size) -> Native:
    """Draw the curves over the diagonal on which shares are even, each named in its colour."""
    columns: dict[str, Sequence[Value]] = {}
    for line in drawing.lines:
        columns[_column(line.name, drawing.axes[0])] = [100 * share for share in line.people]
        columns[_column(line.name, drawing.axes[1])] = [100 * share for share in line.bodies]
    book = Book(columns)
    parts = []
    for line in reversed(drawing.lines):
        colour = OURS if line.is_ours else OTHERS
        look = series.Look(
            edge=xml.line(colour, 3 if line.is_ours else 2), marker=xml.marker("circle", 6, colour)
        )
        x, y = (series.held(book, _column(line.name, axis)) for axis in drawing.axes)
        parts.append(series.points(line.name, x, y, look))
    even = series.Look(edge=xml.line(palette.QUIET, 1.25, dash="sysDash"))
    ends = series.given(0, 100)
    parts += [_lines_named(drawing, size), series.points("Even", ends, ends, even)]
    scales = [
        axes.Scale(low=0, high=100, step=20, form='0"%"', title=title, has_grid=at == 1)
        for at, title in enumerate(drawing.axes)
    ]
    plot = xml.inner(0.95 / size[0], 0.03, 1 - 1.15 / size[0], 0.97 - FOOT / size[1])
    return Native(xml.space(axes.scatter(parts, *scales, layout=plot)), book)


def _column(name: str, axis: str) -> str:
    return f"{tidy(name)}: {tidy(axis)}"


def _lines_named(drawing: Curve, size: Size) -> Series:
    """Names in the empty corner below the diagonal, ours lowest."""
    found = []
    for at, line in enumerate(reversed(drawing.lines)):
        colour = OURS if line.is_ours else palette.QUIET
        type_ = xml.Type(colour=colour, is_bold=line.is_ours)
        said = f"— {shortened(tidy(line.name), xml.SIZE, size[0] * 0.5, 1)}"
        found.append(xml.Label(point=at, words=said, at="l", type=type_))
    count = len(found)
    look = series.Look(labels=xml.labels(found))
    ys = [6 + 8 * at for at in range(count)]
    return series.points("Names", series.given(*[99] * count), series.given(*ys), look)

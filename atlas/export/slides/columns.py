"""Columns on a chart that can be edited: differences by tenth, years, and stacks of releases."""

import math
from collections.abc import Sequence

from atlas import palette, ribbons
from atlas.change import Change
from atlas.drawings import Bars, Ribbons, Years
from atlas.export.slides import axes, series
from atlas.export.slides import chart_xml as xml
from atlas.export.slides.book import Book, Sum, Value
from atlas.export.slides.dots import OTHERS, OURS, Native, Size
from atlas.export.slides.words import tidy

REMOVED = palette.REMOVED
SECOND = palette.SECOND
AT_TIMES = "#45487F"  # the worst part's own colour, paler: in it, and not throughout
BESIDE = ("circle", "diamond")
SIGNED = '+0;"−"0;0'  # noqa: RUF001 - a real minus sign
FIGURE, UNDER = "#,##0;#,##0;0", "#,##0;#,##0;"
OURS_BESIDE = "#89A1B6"  # ours, paler: intervals lie on it
_REMOVED = "Removed (below the line)"
_BELOW, _ABOVE, _SAID = "Down to low", "Up to high", "In words"


def bars(drawing: Bars, _size: Size) -> Native:
    """Draw a column for each tenth with its interval, and the same elsewhere as marks."""
    book = _bars_book(drawing)
    names, axis = series.named(book, "Tenth"), tidy(drawing.axis)
    look = series.Look(
        fill=xml.look(OURS_BESIDE),
        intervals=xml.intervals(
            series.held(book, _BELOW).xml,
            series.held(book, _ABOVE).xml,
            xml.line(palette.INK, 1.75),
        ),
    )
    ours = [series.columns("Ours", names, series.held(book, axis), look)]
    beside = [
        series.marks(
            marks.name,
            names,
            series.held(book, tidy(marks.name)),
            series.Look(marker=xml.marker(symbol, 9, palette.QUIET)),
        )
        for marks, symbol in zip(drawing.beside, BESIDE, strict=False)
    ]
    up = _both_ways(drawing)
    return Native(xml.space(axes.columns(ours, up, gap=45, marks=beside, names=xml.LEAST)), book)


def _both_ways(drawing: Bars) -> axes.Scale:
    """As far above nought as below it, in whole steps."""
    ends = [end for item in drawing.items for end in (item.low, item.high, item.value)]
    furthest = max((abs(end) for end in ends if end is not None), default=1.0) * 1.02
    step = float(next((size for size in (1, 2, 5, 10, 20) if furthest <= 3 * size), 25))
    high = step * math.ceil(furthest / step)
    return axes.Scale(
        low=-high, high=high, step=step, form=SIGNED, title=drawing.axis, has_grid=True,
        between="between",
    )  # fmt: skip


def _bars_book(drawing: Bars) -> Book:
    items = drawing.items
    columns: dict[str, Sequence[Value]] = {
        "Tenth": [
            item.label if item.value is not None else f"{item.label}: not known" for item in items
        ],
        tidy(drawing.axis): [item.value for item in items],
        "Low": [item.low for item in items],
        "High": [item.high for item in items],
        _BELOW: [
            None if item.value is None or item.low is None
            else Sum(f"=B{row}-C{row}", item.value - item.low)
            for row, item in enumerate(items, 2)
        ],
        _ABOVE: [
            None if item.value is None or item.high is None
            else Sum(f"=D{row}-B{row}", item.high - item.value)
            for row, item in enumerate(items, 2)
        ],
        _SAID: [item.figure for item in items],
    }  # fmt: skip
    return Book(columns | {tidy(marks.name): list(marks.values) for marks in drawing.beside})


def years(drawing: Years, _size: Size) -> Native:
    """Draw one column a year from zero, those marked in our colour; what was removed below."""
    items = drawing.items
    book = _years_book(drawing)
    names = series.named(book, "Year")
    marked = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{xml.look(OURS)}</c:dPt>"
        for at in range(len(items) - drawing.marked, len(items))
    )
    shown = f"<c:dLbls>{xml.values_shown(xml.Type(), at='outEnd', form=FIGURE)}</c:dLbls>"
    up_look = series.Look(fill=xml.look(OTHERS), points=marked, labels=shown)
    parts = [series.columns("Registered", names, series.held(book, "Registered"), up_look)]
    if _REMOVED in book.columns:
        said = xml.values_shown(xml.Type(), at="outEnd", form=UNDER)  # no nought on another
        below = series.Look(fill=xml.look(REMOVED), labels=f"<c:dLbls>{said}</c:dLbls>")
        parts.append(series.columns("Removed", names, series.held(book, _REMOVED), below))
    most = max((item.registered or 0 for item in items), default=0) or 1
    least = max((item.removed or 0 for item in items), default=0)
    up = axes.Scale(low=-least * 1.6, high=most * 1.15, is_shown=False, between="between")
    return Native(xml.space(axes.columns(parts, up, gap=30)), book)


def _years_book(drawing: Years) -> Book:
    items = drawing.items
    columns: dict[str, Sequence[Value]] = {
        "Year": [str(y.year) if y.registered is not None else f"{y.year} not known" for y in items],
        "Registered": [item.registered for item in items],
    }
    if any(item.removed is not None for item in items):
        # Below nought, so that it is drawn below the line; shown without its sign.
        columns[_REMOVED] = [None if item.removed is None else -item.removed for item in items]
    return Book(columns)


def stacks(drawing: Ribbons, size: Size) -> Native:
    """Draw a stack for each release, the worst on top; those that stayed are a block alone."""
    changed = drawing.changed
    names, counts = bands(drawing)
    book = Book(
        {"Release": _releases(drawing)}
        | {name: list(values) for name, values in zip(names, counts, strict=True)}
    )
    releases = series.named(book, "Release")
    least = len(changed.known) * (xml.SIZE + 2) / 72 / (size[1] - 0.5)  # a line of words is as high
    parts = [
        series.columns(
            names[band],
            releases,
            series.held(book, names[band]),
            _block(changed, band, counts[band], least),
        )
        for band in reversed(range(len(names)))
    ]
    up = axes.Scale(low=0, high=len(changed.known) or 1, is_shown=False, between="between")
    return Native(xml.space(axes.columns(parts, up, gap=20, is_stacked=True)), book)


def _releases(drawing: Ribbons) -> list[str]:
    """Every release with what the worst part holds: its block may be too thin for words."""
    counts = {block.at: block.count for block in ribbons.blocks(drawing.changed) if not block.band}
    label = drawing.labels[0]
    return [
        f"{year}: {counts.get(at, 0):,} in the {label}"
        for at, year in enumerate(drawing.changed.releases)
    ]


def bands(drawing: Ribbons) -> tuple[list[str], list[list[int]]]:
    """The blocks from the top and their counts: those that stayed, and the bands without them."""
    changed, labels = drawing.changed, drawing.labels
    releases = range(len(changed.releases))
    counts = [[0 for _ in releases] for _ in labels]
    for block in ribbons.blocks(changed):
        counts[block.band][block.at] = block.count
    stayed = len(changed.stayed)
    if not stayed:
        return list(labels), counts
    rest = [count - stayed for count in counts[0]]
    times = {2: "both", 3: "all three"}.get(len(releases), f"all {len(releases)}")
    names = [f"{labels[0]} in {times}", f"{labels[0]}, not in {times}", *labels[1:]]
    return names, [[stayed for _ in releases], rest, *counts[1:]]


def _block(changed: Change, band: int, counts: Sequence[int], least: float) -> series.Look:
    deciles = ribbons.bands(changed.last)
    first = deciles[max(band - 1, 0) if changed.stayed else band]
    colour = SECOND if first == (2,) else palette.NEED[(palette.need_class(first[0]) or 1) - 1]
    if changed.stayed and band == 1:
        colour = AT_TIMES
    is_in_key = bool(changed.stayed) and band <= 1
    type_ = xml.Type(colour=palette.text_on(colour))
    shown = xml.values_shown(type_, at="ctr", named=not is_in_key)
    none = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        for at, count in enumerate(counts)
        if count < least
    )
    edge = xml.line(palette.PAPER, 1)
    return series.Look(fill=xml.look(colour, edge), labels=f"<c:dLbls>{none}{shown}</c:dLbls>")

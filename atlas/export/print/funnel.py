"""The funnel: places by what is expected of them, between the limits that chance would draw."""

from collections.abc import Iterator, Sequence

import numpy as np

from atlas import palette
from atlas.drawings import Funnel, Limits, Point
from atlas.export.print import keys, scales, typeset
from atlas.export.print.keys import Sign
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Dash, Sheet
from atlas.export.print.typeset import KEY, QUIET

LEFT = 10.0  # millimetres for the figures of the upward scale
MANY = 600  # of the others: beyond it each is small and pale
MOST_NAMED = 10
NEAR = 3.0  # millimetres: a name as near to its dot needs no thread


def heights(drawing: Funnel, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    head = keys.height(_signs(drawing, "", ""), width) + QUIET.line + 2.5
    around = head + scales.below(drawing.axes[0], width)
    return around + 38, around + min(0.52 * width, 100)


def _signs(drawing: Funnel, ours: str, others: str) -> list[Sign]:
    mine, beside = drawing.names
    signs = [Sign(mine, ours, is_bold=True)] if typeset.clean(mine) else []
    return [*signs, Sign(beside, others)] if typeset.clean(beside) else signs


def draw(sheet: Sheet, box: Box, drawing: Funnel) -> None:
    """Draw the limits over the others, and ours over both.

    The scale up ends a little above the highest place, for the limits run far beyond it where
    little is expected.
    """
    top = keys.draw(sheet, box, _signs(drawing, sheet.inks.ours, sheet.inks.others))
    sheet.lines(box.x, top, typeset.wrap(drawing.axes[1], QUIET, box.width)[:1], QUIET)
    top += QUIET.line + 2.5
    bottom = box.bottom - scales.below(drawing.axes[0], box.width)
    right, up = _scales(drawing, box, (top, bottom))
    scales.upwards(sheet, up, left=right.start, right=right.end)
    under = Box(box.x, top, box.width, bottom - top)
    scales.across(sheet, right, under, drawing.axes[0], grid="none")
    others = sheet.inks.others
    many = len(drawing.others) > MANY
    _points(sheet, drawing.others, (right, up), sheet.inks.tint(others, 0.6) if many else others)
    _limits(sheet, drawing.limits, (right, up))
    sheet.line([right.start, right.end], [up.at(1)] * 2, palette.INK, width=0.9)
    taken = _limit_words(sheet, drawing.limits, (right, up), box)
    _points(sheet, drawing.ours, (right, up), sheet.inks.ours, radius=1.45)
    _names(sheet, drawing, (right, up), taken)


def _scales(drawing: Funnel, box: Box, edges: tuple[float, float]) -> tuple[Scale, Scale]:
    everyone = [*drawing.ours, *drawing.others]
    highest = max((point.ratio for point in everyone), default=1.0)
    furthest = max((point.expected for point in everyone), default=1.0) or 1.0
    words = max((typeset.width(pair.label, QUIET) for pair in drawing.limits), default=0.0)
    across = Scale(0, furthest * 1.04, box.x + LEFT, box.right - words - 4)
    return across, Scale(-0.03 * highest, max(highest * 1.08, 2.0), edges[1], edges[0])


def _points(
    sheet: Sheet,
    points: Sequence[Point],
    plane: tuple[Scale, Scale],
    colour: str,
    *,
    radius: float = 1.05,
) -> None:
    right, up = plane
    xs, ys = [right.at(p.expected) for p in points], [up.at(p.ratio) for p in points]
    sheet.dots(xs, ys, colour, radius=0.6 if len(points) > MANY else radius)


def _limits(sheet: Sheet, limits: Sequence[Limits], plane: tuple[Scale, Scale]) -> None:
    right, up = plane
    for pair in limits:
        for values in (pair.low, pair.high):
            at, line = np.asarray(pair.at, dtype=float), np.asarray(values, dtype=float)
            xs = np.linspace(max(at.min(), right.low), min(at.max(), right.high), 240)
            ys = np.interp(xs, at, line)
            inside = (ys >= up.low) & (ys <= up.high)
            placed = [right.at(x) for x in xs[inside]], [up.at(y) for y in ys[inside]]
            dash: Dash = ":" if pair.is_outer else "-"
            sheet.line(*placed, palette.QUIET, width=1.1, dash=dash)


def _limit_words(
    sheet: Sheet, limits: Sequence[Limits], plane: tuple[Scale, Scale], box: Box
) -> list[Box]:
    """Say at the right end of the limits what they are, none on another."""
    right, up = plane
    ends = [
        (up.at(float(np.interp(min(right.high, pair.at[-1]), pair.at, pair.high))), pair.label)
        for pair in limits
        if len(pair.at)
    ]
    taken: list[Box] = []
    for y, label in sorted(ends, reverse=True):
        held = y if not taken else min(y, taken[-1].y - QUIET.line / 2)
        found = Box(right.end + 1.5, held - QUIET.line / 2, box.right - right.end, QUIET.line)
        sheet.middle(found.x, held, label, QUIET)
        taken.append(found)
    return taken


def _outside(drawing: Funnel) -> list[Point]:
    """Our places beyond the inner limits, the furthest from what is expected first."""
    inner = next((pair for pair in drawing.limits if not pair.is_outer), None)
    if inner is None or not len(inner.at):
        return []
    found = [
        point
        for point in drawing.ours
        if not np.interp(point.expected, inner.at, inner.low)
        <= point.ratio
        <= np.interp(point.expected, inner.at, inner.high)
    ]
    return sorted(found, key=lambda point: -abs(point.ratio - 1) * point.expected**0.5)


def _further(at: tuple[float, float], wide: float, high: float) -> Iterator[Box]:
    """Where a name may stand further from its dot, with a thread to it."""
    x, y = at
    for away in (4.0, 7.0, 10.0):
        for low in (-1, 1):
            for left in (x + away / 2, x - away / 2 - wide, x - wide / 2):
                yield Box(left, y + low * (away + high / 2) - high / 2, wide, high)


def _names(sheet: Sheet, drawing: Funnel, plane: tuple[Scale, Scale], taken: list[Box]) -> None:
    """Name our places that lie outside, where there is room for a name: paper has no pointer."""
    right, up = plane
    frame = Box(right.start, up.end, right.end - right.start, up.start - up.end)
    dots = [
        Box(right.at(p.expected) - 1.3, up.at(p.ratio) - 1.3, 2.6, 2.6)
        for p in (*drawing.ours, *drawing.others)
    ]
    for point in _outside(drawing)[:MOST_NAMED]:
        words = typeset.clean(point.name).removesuffix(f", {drawing.names[0]}")
        x, y, wide = right.at(point.expected), up.at(point.ratio), typeset.width(words, KEY)
        high = KEY.line
        places = (
            Box(x + 2.2, y - high / 2, wide, high),
            Box(x - 2.2 - wide, y - high / 2, wide, high),
            Box(x - wide / 2, y - high - 1.6, wide, high),
            Box(x - wide / 2, y + 1.6, wide, high),
            *_further((x, y), wide, high),
        )
        blocked = [*taken, *dots]
        free = (b for b in places if frame.holds(b) and not any(map(b.overlaps, blocked)))
        if found := next(free, None):
            end = min(max(x, found.x), found.right), min(max(y, found.y), found.bottom)
            if np.hypot(x - end[0], y - end[1]) > NEAR:
                sheet.line([x, end[0]], [y, end[1]], palette.QUIET, width=0.6)
            sheet.haloed(found.x + wide / 2, found.y + high / 2, words, KEY)
            taken.append(found)

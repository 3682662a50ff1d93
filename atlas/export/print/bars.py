"""Bars to either side of nought with their intervals, and the same elsewhere as marks."""

import math
from collections.abc import Sequence

from atlas import palette
from atlas.drawings import Bar, Bars
from atlas.export.print import keys, scales, typeset
from atlas.export.print.keys import Sign
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import LABEL, QUIET

NAMES, FIGURES = 0.22, 0.36
GAP = 4.0
ROW = 3.4
SHAPES = ("o", "D")  # of what is beside


def _label(item: Bar, width: float) -> list[str]:
    return typeset.wrap(item.label, LABEL, NAMES * width)


def _figure(item: Bar, width: float) -> list[str]:
    return typeset.wrap(item.figure, QUIET, FIGURES * width) if item.figure else []


def _rows(drawing: Bars, width: float) -> list[float]:
    counts = (max(len(_label(i, width)), len(_figure(i, width)), 1) for i in drawing.items)
    return [count * LABEL.line + ROW for count in counts]


def _signs(drawing: Bars) -> list[Sign]:
    return [
        Sign(marks.name, palette.QUIET, shape=shape, is_hollow=True)
        for marks, shape in zip(drawing.beside, SHAPES, strict=False)
    ]


def heights(drawing: Bars, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    around = scales.below(drawing.axis, width) + keys.height(_signs(drawing), width)
    least = sum(_rows(drawing, width)) + around + 1
    return least, least


def draw(sheet: Sheet, box: Box, drawing: Bars) -> None:
    """Draw one row for each bar from the top; what the marks are stands above."""
    rows = _rows(drawing, box.width)
    spare = (box.height - heights(drawing, box.width)[0]) / max(len(rows), 1)
    top = keys.draw(sheet, box, _signs(drawing))
    scale = _scale(drawing, box)
    bottom = top + sum(rows) + spare * len(rows)
    under = Box(box.x, top, box.width, bottom - top)
    scales.across(sheet, scale, under, drawing.axis, signed=True)
    middles = []
    for item, row in zip(drawing.items, rows, strict=True):
        _row(sheet, Box(box.x, top, box.width, row + spare), item, scale)
        middles.append(top + (row + spare) / 2)
        top += row + spare
    sheet.line([scale.at(0)] * 2, [bottom - sum(rows) - spare * len(rows), bottom], palette.INK)
    _marks(sheet, drawing, scale, middles)


def _scale(drawing: Bars, box: Box) -> Scale:
    left = max((typeset.widest(_label(i, box.width), LABEL) for i in drawing.items), default=0)
    right = max((typeset.widest(_figure(i, box.width), QUIET) for i in drawing.items), default=0)
    ends = [end for i in drawing.items for end in (i.value, i.low, i.high) if end is not None]
    ends += [value for marks in drawing.beside for value in marks.values if value is not None]
    furthest = max((abs(end) for end in ends), default=1.0) or 1.0
    start, end = box.x + left + GAP, box.right - right - GAP
    return Scale(-furthest * 1.06, furthest * 1.06, start, end)


def _row(sheet: Sheet, box: Box, item: Bar, scale: Scale) -> None:
    middle = box.y + box.height / 2
    names, figures = _label(item, box.width), _figure(item, box.width)
    sheet.lines(box.x, middle - len(names) * LABEL.line / 2, names, LABEL)
    sheet.lines(scale.end + 3, middle - len(figures) * QUIET.line / 2, figures, QUIET)
    if item.value is not None:
        thick = min(0.62 * box.height, 6.0)
        left, right = sorted((scale.at(0), scale.at(item.value)))
        bar = Box(left, middle - thick / 2, right - left, thick)
        sheet.rectangle(bar, sheet.inks.tint(sheet.inks.ours, 0.5))
    if item.low is not None and item.high is not None:
        ends = [scale.at(item.low), scale.at(item.high)]
        sheet.line(ends, [middle] * 2, palette.INK, width=1.5)


def _marks(sheet: Sheet, drawing: Bars, scale: Scale, middles: Sequence[float]) -> None:
    for marks, shape in zip(drawing.beside, SHAPES, strict=False):
        known = [
            (scale.at(value), middle)
            for value, middle in zip(marks.values, middles, strict=True)
            if value is not None and math.isfinite(value)
        ]
        xs, ys = [x for x, _ in known], [y for _, y in known]
        sheet.dots(xs, ys, palette.QUIET, radius=1.15, shape=shape, hollow=True)

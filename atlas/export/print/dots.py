"""Dots with intervals, one row each, their figures in a column of their own."""

from atlas import palette
from atlas.drawings import Dot, Dots
from atlas.export.print import scales, typeset
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import LABEL

NAMES, FIGURES = 0.34, 0.28  # of the width, at most
GAP = 4.0  # millimetres between columns
ROW = 3.2  # millimetres that a row has beside its words


def _style(item: Dot) -> typeset.Style:
    return LABEL.bold() if item.is_ours else LABEL


def _names(item: Dot, width: float) -> list[str]:
    return typeset.wrap(item.name, _style(item), NAMES * width)


def _figures(item: Dot, width: float) -> list[str]:
    return typeset.wrap(item.figure, _style(item), FIGURES * width) if item.figure else []


def _rows(drawing: Dots, width: float) -> list[float]:
    """How high each row must be for its words."""
    lines = (
        max(len(_names(item, width)), 1 if item.value is None else len(_figures(item, width)), 1)
        for item in drawing.items
    )
    return [count * LABEL.line + ROW for count in lines]


def heights(drawing: Dots, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    least = sum(_rows(drawing, width)) + scales.below(drawing.axis, width) + 1
    return least, least


def draw(sheet: Sheet, box: Box, drawing: Dots) -> None:
    """Draw the rows from the top, over one scale from nought."""
    rows = _rows(drawing, box.width)
    spare = (box.height - heights(drawing, box.width)[0]) / max(len(rows), 1)
    scale = _scale(drawing, box)
    bottom = box.y + sum(rows) + spare * len(rows)
    under = Box(box.x, box.y, box.width, bottom - box.y)
    scales.across(sheet, scale, under, drawing.axis, signed=drawing.signed)
    if drawing.beside is not None:
        at = scale.at(drawing.beside)
        sheet.line([at, at], [box.y, bottom], palette.QUIET, width=1, dash=":")
    zero = scale.at(0)
    sheet.line([zero, zero], [box.y, bottom], palette.QUIET, width=0.8)
    top = box.y
    for item, row in zip(drawing.items, rows, strict=True):
        _row(sheet, Box(box.x, top, box.width, row + spare), item, scale)
        top += row + spare


def _scale(drawing: Dots, box: Box) -> Scale:
    items = drawing.items
    left = max((typeset.widest(_names(item, box.width), _style(item)) for item in items), default=0)
    right = max(
        (
            typeset.widest(_figures(item, box.width), _style(item))
            for item in items
            if item.value is not None
        ),
        default=0,
    )
    ends = [end for item in items for end in (item.value, item.low, item.high) if end is not None]
    highest = max((abs(end) if drawing.signed else end for end in ends), default=0) or 1
    start, end = box.x + left + GAP, box.right - right - (GAP if right else 2)
    return Scale(-highest * 1.06 if drawing.signed else 0, highest * 1.06, start, end)


def _row(sheet: Sheet, box: Box, item: Dot, scale: Scale) -> None:
    style, middle = _style(item), box.y + box.height / 2
    names = _names(item, box.width)
    sheet.lines(box.x, middle - len(names) * style.line / 2, names, style)
    if item.value is None:
        quiet = typeset.QUIET
        room = sheet.width - scale.at(0) - 2
        lines = typeset.wrap(item.figure, quiet, room)
        high = len(lines) * quiet.line
        words = Box(scale.at(0) + 2, middle - high / 2, typeset.widest(lines, quiet) + 1.5, high)
        sheet.rectangle(words, palette.PAPER)
        sheet.lines(words.x, words.y, lines, quiet)
        return
    colour = sheet.inks.ours if item.is_ours else sheet.inks.others
    if item.low is not None and item.high is not None:
        sheet.line([scale.at(item.low), scale.at(item.high)], [middle] * 2, colour, width=2.2)
    sheet.dots([scale.at(item.value)], [middle], colour, radius=1.5)
    figures = _figures(item, box.width)
    top = middle - len(figures) * style.line / 2
    sheet.lines(scale.end + 3, top, figures, style)

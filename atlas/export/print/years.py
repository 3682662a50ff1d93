"""Columns by year: what was registered above the line, and what was removed below it."""

import math

from atlas import palette
from atlas.drawings import Year, Years
from atlas.export.print import typeset
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import LABEL, QUIET

FILLED = 0.74  # of the room of a year


def heights(drawing: Years, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    has_removed = any(item.removed is not None for item in drawing.items)
    return (48.0, 0.38 * width) if has_removed else (36.0, 0.3 * width)


def draw(sheet: Sheet, box: Box, drawing: Years) -> None:
    """Draw the columns from nought, each with its figure; the year stands beneath."""
    if not drawing.items:
        return
    room = box.width / len(drawing.items)
    style = _fitting(drawing, room)
    up = _scale(drawing, box)
    first = len(drawing.items) - drawing.marked
    every = _every(room)
    for at, item in enumerate(drawing.items):
        middle = box.x + room * (at + 0.5)
        is_ours = at >= first
        figures = style.bold() if is_ours else style
        _column(sheet, up, item, Box(middle - room / 2, box.y, room, box.height), figures)
        if (len(drawing.items) - 1 - at) % every == 0:
            held = LABEL.bold() if is_ours else QUIET
            foot = box.bottom - LABEL.line
            half = typeset.width(str(item.year), held) / 2
            inside = min(max(middle, box.x + half), box.right - half)
            sheet.lines(inside, foot, [str(item.year)], held, across="center")
    sheet.line([box.x, box.right], [up.at(0)] * 2, palette.QUIET, width=0.8)


def _fitting(drawing: Years, room: float) -> typeset.Style:
    """The figures' style: smaller where there are many years."""
    counts = [item.registered or 0 for item in drawing.items]
    widest = typeset.width(f"{max(counts, default=0):,}", LABEL)
    return LABEL if widest < room * 0.96 else typeset.Style(LABEL.size * room * 0.96 / widest)


def _every(room: float) -> int:
    """Name every year, or every second, or so, so that their names do not touch."""
    wide = typeset.width("2000", LABEL.bold()) + 2
    return max(1, math.ceil(wide / room))


def _scale(drawing: Years, box: Box) -> Scale:
    """From the most removed below the line to the most registered above, figures among them."""
    most = max((item.registered or 0 for item in drawing.items), default=0) or 1
    least = max((item.removed or 0 for item in drawing.items), default=0)
    top = box.y + LABEL.line + 1
    bottom = box.bottom - LABEL.line - 1.5 - (LABEL.line + 0.5 if least else 0)
    return Scale(-least, most, bottom, top)


def _column(sheet: Sheet, up: Scale, item: Year, room: Box, style: typeset.Style) -> None:
    wide, zero = room.width * FILLED, up.at(0)
    middle, is_ours = room.x + room.width / 2, style.weight > LABEL.weight
    left = middle - wide / 2
    figure = "?" if item.registered is None else f"{item.registered:,}"
    top = up.at(item.registered or 0)
    if item.registered:
        colour = sheet.inks.ours if is_ours else sheet.inks.others
        sheet.rectangle(Box(left, top, wide, zero - top), colour)
    sheet.lines(middle, top - style.line - 0.3, [figure], style, across="center")
    if not item.removed:
        return
    bottom = up.at(-item.removed)
    below = Box(left, zero, wide, bottom - zero)
    bar = sheet.rectangle(below, sheet.inks.removed)
    if sheet.inks.is_grey:
        sheet.hatch(bar, below, palette.PAPER)
    sheet.lines(middle, bottom + 0.3, [f"{item.removed:,}"], style, across="center")

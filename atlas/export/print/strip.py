"""Every council as a dot on one line, ours in colour; names stand where they do not collide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas import palette
from atlas.drawings import Mark, Strip
from atlas.export.print import scales, typeset
from atlas.export.print.inks import GRID
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import LABEL

FEW = 8  # as many can each have their name
ROOM = 52.0  # millimetres for a name
CLEAR = 3.6  # millimetres between the line of dots and the nearest names
LEVELS = 60
STEP = 2.0  # millimetres from one height at which a name may stand to the next


@dataclass(frozen=True)
class Named:
    """A name in place: where its words stand and the thread to its dot, from the line of dots."""

    mark: Mark
    lines: tuple[str, ...]
    words: Box
    thread: Box


def heights(drawing: Strip, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    above, below = _reach(_names(drawing, _scale(drawing, Box(0, 0, width, 0))))
    least = above + below + scales.below(drawing.axis, width) + 2
    return least, least


def draw(sheet: Sheet, box: Box, drawing: Strip) -> None:
    """Draw the dots from nought, ours last and with its interval."""
    scale = _scale(drawing, box)
    names = _names(drawing, scale)
    above, below = _reach(names)
    spare = box.height - heights(drawing, box.width)[0]
    line = box.y + above + 1 + spare / 2
    bottom = line + below + spare / 2 + 1
    under = Box(box.x, line - CLEAR, box.width, bottom - line + CLEAR)
    scales.across(sheet, scale, under, drawing.axis)
    sheet.line([scale.start, scale.end], [line, line], palette.QUIET, width=0.8)
    for name in names:
        x, (start, end) = name.thread.x, (name.thread.y, name.thread.bottom)
        sheet.line([x, x], [line + start, line + end], GRID, width=0.9)
    for mark in sorted(drawing.marks, key=lambda mark: mark.is_ours):
        colour = sheet.inks.ours if mark.is_ours else sheet.inks.others
        if mark.is_ours and mark.low is not None and mark.high is not None:
            ends = [scale.at(mark.low), scale.at(mark.high)]
            sheet.line(ends, [line, line], colour, width=2.6)
        sheet.dots([scale.at(mark.value)], [line], colour, radius=1.7)
    for name in names:
        style = _style(name.mark)
        style = style.coloured(sheet.inks.ours) if name.mark.is_ours else style
        words = name.words
        sheet.rectangle(Box(words.x, line + words.y, words.width, words.height), palette.PAPER)
        middle = words.x + words.width / 2
        sheet.lines(middle, line + name.words.y, name.lines, style, across="center")


def _style(mark: Mark) -> typeset.Style:
    return LABEL.bold() if mark.is_ours else LABEL


def _scale(drawing: Strip, box: Box) -> Scale:
    ends = [mark.high if mark.is_ours and mark.high else mark.value for mark in drawing.marks]
    highest = max(ends, default=0) or 1
    return Scale(0, highest * 1.08, box.x + 3, box.right - 3)


def _names(drawing: Strip, scale: Scale) -> list[Named]:
    """Name every council where there are few; else ours and the two at the ends."""
    ordered = sorted(drawing.marks, key=lambda mark: (mark.value, mark.name))
    if len(ordered) > FEW:
        ordered = [m for m in ordered if m.is_ours or m in (ordered[0], ordered[-1])]
    placed: list[Named] = []
    for mark in sorted(ordered, key=lambda mark: not mark.is_ours):
        placed.append(_placed(mark, scale, placed))
    return placed


def _placed(mark: Mark, scale: Scale, placed: Sequence[Named]) -> Named:
    """The first place that is free; else one whose words are clear, though a thread is not."""
    places = list(_places(mark, scale))
    free = next((found for found in places if _is_free(found, placed)), None)
    return free or next(
        found for found in places if not any(found.words.overlaps(one.words) for one in placed)
    )


def _places(mark: Mark, scale: Scale) -> Iterator[Named]:
    """Where a name may stand, the best first: near the line, above it and below it in turn."""
    style = _style(mark)
    words = f"{typeset.clean(mark.name)}  {mark.figure}" if mark.is_ours else mark.name
    lines = tuple(typeset.wrap(words, style, ROOM))
    wide, high, x = typeset.widest(lines, style), len(lines) * style.line, scale.at(mark.value)
    for at in range(LEVELS):
        off = CLEAR + STEP * at
        for share in (0.5, 0.08, 0.92):  # of the name, to the left of its dot
            left = min(max(x - share * wide, scale.start - 3), scale.end + 3 - wide)
            yield Named(mark, lines, Box(left, -off - high, wide, high), Box(x, -off, 0, off))
            yield Named(mark, lines, Box(left, off, wide, high), Box(x, 0, 0, off))


def _is_free(found: Named, placed: Sequence[Named]) -> bool:
    words, thread = _wider(found.words, 1.2), _wider(found.thread, 0.4)
    return not any(
        words.overlaps(other.words)
        or words.overlaps(_wider(other.thread, 0.4))
        or thread.overlaps(other.words)
        for other in placed
    )


def _wider(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y, box.width + 2 * by, box.height)


def _reach(names: Sequence[Named]) -> tuple[float, float]:
    """How far names go above the line of dots, and below it."""
    above = max((-name.words.y for name in names), default=CLEAR)
    below = max((name.words.bottom for name in names), default=CLEAR)
    return max(above, CLEAR), max(below, CLEAR)

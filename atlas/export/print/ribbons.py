"""Ribbons: how neighbourhoods moved between bands of need from one release to the next."""

from atlas import palette
from atlas import ribbons as courses
from atlas.change import Change
from atlas.drawings import Ribbons
from atlas.export.print import typeset
from atlas.export.print.inks import SECOND, Inks
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import LABEL

BLOCK = 0.05  # half a block, of the whole width between the first release and the last
NAMES = 0.24  # of the width, at most
HEAD = 2.0  # millimetres under the years
QUIET_RIBBON, CHANGED_RIBBON = (palette.NOT_KNOWN_LINE, 0.28), (palette.QUIET, 0.45)


def heights(drawing: Ribbons, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    bands = len(drawing.labels)
    return max(52.0, bands * LABEL.line * 1.7 + 12), min(0.56 * width, 110.0)


def draw(sheet: Sheet, box: Box, drawing: Ribbons) -> None:
    """Draw the bands of each release from the worst down, and what went between them."""
    changed = drawing.changed
    held = courses.blocks(changed)
    lowest = max((block.bottom for block in held), default=1) or 1
    names = [typeset.wrap(label, LABEL, NAMES * box.width) for label in drawing.labels]
    left = max((typeset.widest(lines, LABEL) for lines in names), default=0) + 2.5
    last, half = len(changed.releases) - 1, _half(changed)
    right = Scale(-half, last + half, box.x + left, box.right)
    down = Scale(0, lowest, box.y + LABEL.line + HEAD, box.bottom - 0.5)
    for at, year in enumerate(changed.releases):
        inside = min(right.at(at), box.right - typeset.width(str(year), LABEL.bold()) / 2)
        sheet.lines(inside, box.y, [str(year)], LABEL.bold(), across="center")
    for ribbon in courses.ribbons(changed):
        _ribbon(sheet, (right, down), ribbon, half)
    for block in held:
        _block(sheet, (right, down), changed, block)
    _names(sheet, (right, down), held, names)
    _stayed(sheet, (right, down), changed)


def _half(changed: Change) -> float:
    return BLOCK * max(len(changed.releases) - 1, 1)


def _colour(changed: Change, block: courses.Block, inks: Inks) -> str:
    """A band's colour is its tenths' on the map."""
    deciles = courses.bands(changed.last)[block.band]
    if deciles == (2,):
        return SECOND if not inks.is_grey else "#4A4A4A"
    return inks.classes(palette.NEED)[(palette.need_class(deciles[0]) or 1) - 1]


def _ribbon(sheet: Sheet, plane: tuple[Scale, Scale], ribbon: courses.Ribbon, half: float) -> None:
    right, down = plane
    xs, ys = courses.curve(ribbon)
    points = [
        (right.at(ribbon.at + half + share * (1 - 2 * half)), down.at(y))
        for share, y in zip(xs, ys, strict=True)
    ]
    is_worst = (not ribbon.source or not ribbon.target) and ribbon.source != ribbon.target
    colour = sheet.inks.tint(*(CHANGED_RIBBON if is_worst else QUIET_RIBBON))
    if ribbon.is_stayed:
        colour = sheet.inks.classes(palette.NEED)[0]
    sheet.area(points, colour)


def _block(sheet: Sheet, plane: tuple[Scale, Scale], changed: Change, block: courses.Block) -> None:
    right, down = plane
    half = _half(changed)
    left, top = right.at(block.at - half), down.at(block.top)
    wide, high = right.at(block.at + half) - left, down.at(block.bottom) - top
    if not block.count:
        return
    colour = _colour(changed, block, sheet.inks)
    sheet.rectangle(Box(left, top, wide, high), colour, edge=palette.INK)
    if high > LABEL.line * 0.95:
        style = LABEL.coloured(palette.text_on(colour))
        sheet.middle(left + wide / 2, top + high / 2, f"{block.count:,}", style, across="center")


def _names(
    sheet: Sheet,
    plane: tuple[Scale, Scale],
    held: list[courses.Block],
    names: list[list[str]],
) -> None:
    """Name the bands at the left; thin ones push the next name down."""
    right, down = plane
    reached = 0.0
    for block in held:
        if block.at or not block.count:
            continue
        lines = names[block.band]
        high = len(lines) * LABEL.line
        top = max(down.at(block.top + block.count / 2) - high / 2, reached)
        reached = sheet.lines(right.start - 2.5, top, lines, LABEL, across="right")


def _stayed(sheet: Sheet, plane: tuple[Scale, Scale], changed: Change) -> None:
    """Label those that stayed, on their ribbon, where it is broad enough to bear words."""
    right, down = plane
    count = len(changed.stayed)
    if down.at(count) - down.at(0) < LABEL.line or len(changed.releases) < 2:
        return
    style = LABEL.bold().coloured(palette.PAPER)
    sheet.middle(right.at(0.5), down.at(count / 2), f"{count:,} stayed", style, across="center")

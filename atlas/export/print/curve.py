"""Concentration curves over the diagonal on which shares are even."""

from atlas import palette
from atlas.drawings import Curve, Line
from atlas.export.print import keys, scales, typeset
from atlas.export.print.keys import Sign
from atlas.export.print.scales import Scale
from atlas.export.print.sheet import Box, Dash, Sheet
from atlas.export.print.typeset import QUIET

LEFT = 12.0  # millimetres for the figures of the upward scale
TALLEST, WIDEST = 92.0, 0.62  # millimetres; of the width
GAP, KEY = 8.0, 32.0  # millimetres to what the curves are, and for its words at least
BROAD = 1.5  # how much broader than high it may be
EVEN = "even shares"
DASHES: tuple[Dash, ...] = ("--", "-.")
SHAPES = "sD"


def heights(drawing: Curve, width: float) -> tuple[float, float]:
    """The least height, and the one that looks best."""
    signs, wide = _signs(drawing, "", ""), _wide(width)
    key = sum(keys.height([sign], width - LEFT - wide - GAP) for sign in signs)
    around = scales.below(drawing.axes[0], width) + QUIET.line + 3
    return around + max(key, 32.0), around + max(key, min(wide, TALLEST))


def _wide(width: float) -> float:
    """How broad the curves may be, so that what they are has room beside them."""
    return min(width * WIDEST, width - LEFT - GAP - KEY)


def draw(sheet: Sheet, box: Box, drawing: Curve) -> None:
    """Draw the curves over two equal scales, and beside them what they are."""
    top = box.y + QUIET.line + 2.5
    high = box.bottom - scales.below(drawing.axes[0], box.width) - top
    wide = min(_wide(box.width), BROAD * high)
    left = box.x + LEFT
    right, up = Scale(0, 100, left, left + wide), Scale(0, 100, top + high, top)
    sheet.lines(box.x, box.y, typeset.wrap(drawing.axes[1], QUIET, box.width), QUIET)
    scales.upwards(sheet, up, left=left, right=left + wide, after="%")
    under = Box(box.x, top, box.width, high)
    scales.across(sheet, right, under, drawing.axes[0], after="%")
    sheet.line([left, left + wide], [top + high, top], palette.QUIET, dash=":")
    others = [line for line in drawing.lines if not line.is_ours]
    for at, line in enumerate(others):
        _curve(sheet, line, (right, up), at)
    for line in drawing.lines:
        if line.is_ours:
            _curve(sheet, line, (right, up), -1)
    beside = Box(left + wide + GAP, top, box.right - left - wide - GAP, high)
    for sign in _signs(drawing, sheet.inks.ours, sheet.inks.others):
        y = keys.draw(sheet, beside, [sign])
        beside = Box(beside.x, y, beside.width, beside.bottom - y)


def _curve(sheet: Sheet, line: Line, plane: tuple[Scale, Scale], at: int) -> None:
    right, up = plane
    xs = [right.at(100 * share) for share in line.people]
    ys = [up.at(100 * share) for share in line.bodies]
    colour = sheet.inks.ours if at < 0 else sheet.inks.others
    dash: Dash = "-" if at < 0 else _dash(at)
    sheet.line(xs, ys, colour, width=2.2 if at < 0 else 1.6, dash=dash)
    shape = "o" if at < 0 else SHAPES[at % len(SHAPES)]
    sheet.dots(xs, ys, colour, radius=1.1 if at < 0 else 0.95, shape=shape)


def _dash(at: int) -> Dash:
    return DASHES[at % len(DASHES)]


def _signs(drawing: Curve, ours: str, others: str) -> list[Sign]:
    mine = [Sign(one.name, ours, dash="-", is_bold=True) for one in drawing.lines if one.is_ours]
    held = [one for one in drawing.lines if not one.is_ours]
    beside = [Sign(one.name, others, dash=_dash(at)) for at, one in enumerate(held)]
    return [*mine, *beside, Sign(EVEN, palette.QUIET, dash=":")]

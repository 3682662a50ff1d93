"""Keys: what marks and lines are, in a line over a chart or in a column beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import palette
from atlas.export.print import typeset
from atlas.export.print.sheet import Box, Dash, Sheet
from atlas.export.print.typeset import LABEL

MARK, GAP = 5.0, 6.0  # millimetres: from a mark to its words, and from one to the next


@dataclass(frozen=True)
class Sign:
    """One mark or, with a ``dash``, one line, and the words for it."""

    words: str
    colour: str
    shape: str = "o"
    dash: Dash | None = None
    is_hollow: bool = False
    is_bold: bool = False

    @property
    def style(self) -> typeset.Style:
        """How its words are set."""
        held = LABEL.coloured(self.colour if self.is_bold else palette.QUIET)
        return held.bold() if self.is_bold else held


def _placed(signs: Sequence[Sign], width: float) -> tuple[list[tuple[float, float]], float]:
    """Where each stands (from the left, from the top), and how high all are."""
    found, x, y = [], 0.0, 0.0
    for sign in signs:
        lines = typeset.wrap(sign.words, sign.style, width - MARK)
        wide = MARK + typeset.widest(lines, sign.style)
        if x and x + wide > width:
            x, y = 0.0, y + LABEL.line + 0.8
        found.append((x, y))
        x += wide + GAP
        if len(lines) > 1:
            x, y = 0.0, y + len(lines) * LABEL.line + 0.8
    return found, (y + LABEL.line + 0.8 if x else y)


def height(signs: Sequence[Sign], width: float) -> float:
    """How much of a sheet the key takes, with what keeps it from the chart."""
    return _placed(signs, width)[1] + 1.5 if signs else 0.0


def draw(sheet: Sheet, box: Box, signs: Sequence[Sign]) -> float:
    """Set the key at the top of a box; give where the chart may begin."""
    for sign, (x, y) in zip(signs, _placed(signs, box.width)[0], strict=True):
        left, top = box.x + x, box.y + y
        middle = top + LABEL.line / 2
        if sign.dash:
            sheet.line([left, left + 3.8], [middle] * 2, sign.colour, width=1.6, dash=sign.dash)
        else:
            sheet.dots(
                [left + 1.8],
                [middle],
                sign.colour,
                radius=1.3,
                shape=sign.shape,
                hollow=sign.is_hollow,
            )
        lines = typeset.wrap(sign.words, sign.style, box.width - MARK)
        sheet.lines(left + MARK, top, lines, sign.style)
    return box.y + height(signs, box.width)

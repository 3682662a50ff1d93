"""Scales of a chart: values to millimetres, round steps, grid lines and their figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from atlas.export.print import typeset
from atlas.export.print.inks import GRID
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import QUIET

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Scale:
    """A straight scale: ``low`` to ``high`` over ``start`` to ``end`` millimetres."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def steps(self, *, most: int = 6) -> list[float]:
        """Round values within the scale."""
        found = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(self.low, self.high)
        slack = 1e-9 * (self.high - self.low)
        return [float(value) for value in found if self.low - slack <= value <= self.high + slack]


def figures(steps: Sequence[float], *, signed: bool = False, after: str = "") -> list[str]:
    """Steps in figures, all with as many digits as the finest needs."""
    digits = max((len(f"{step:.6f}".rstrip("0").split(".")[1]) for step in steps), default=0)
    sign = "+" if signed else ""
    written = [f"{0.0:.{digits}f}" if not step else f"{step:{sign},.{digits}f}" for step in steps]
    return [words.replace("-", MINUS) + after for words in written]


def below(name: str, width: float) -> float:
    """What a scale takes under a chart: its figures, and its name in as many lines as it needs."""
    return QUIET.line * (1 + len(typeset.wrap(name, QUIET, width))) + 2


def across(  # noqa: PLR0913 - a scale, its extent and its words, by name
    sheet: Sheet,
    scale: Scale,
    box: Box,
    name: str,
    *,
    signed: bool = False,
    after: str = "",
    grid: str = GRID,
) -> None:
    """Draw upright grid lines over the height of ``box``, their figures and the scale's name.

    The name stands under the scale, as wide as the box.
    """
    steps, written = _fitting(scale, signed=signed, after=after)
    for step, words in zip(steps, written, strict=True):
        sheet.line([scale.at(step)] * 2, [box.y, box.bottom], grid, width=0.7)
        sheet.lines(scale.at(step), box.bottom + 1, [words], QUIET, across="center")
    lines = typeset.wrap(name, QUIET, box.width)
    reach = typeset.widest(lines, QUIET) / 2
    middle = min(max((scale.start + scale.end) / 2, box.x + reach), box.right - reach)
    sheet.lines(middle, box.bottom + 1.3 + QUIET.line, lines, QUIET, across="center")


def _fitting(scale: Scale, *, signed: bool, after: str) -> tuple[list[float], list[str]]:
    """As many steps, with their figures, as stand beside each other with room between them."""
    for most in (6, 5, 4, 3, 2, 1):
        steps = scale.steps(most=most)
        written = figures(steps, signed=signed, after=after)
        each = abs(scale.end - scale.start) * (steps[1] - steps[0]) if len(steps) > 1 else 0
        if each / (scale.high - scale.low) > typeset.widest(written, QUIET) + 2:
            break
    return steps, written


def upwards(sheet: Sheet, scale: Scale, *, left: float, right: float, after: str = "") -> None:
    """Draw level grid lines from ``left`` to ``right`` with their figures before them."""
    most = min(max(int(abs(scale.start - scale.end) / QUIET.line), 1), 5)
    steps = scale.steps(most=most)
    for step, words in zip(steps, figures(steps, after=after), strict=True):
        sheet.line([left, right], [scale.at(step)] * 2, GRID, width=0.7)
        sheet.middle(left - 1.5, scale.at(step), words, QUIET, across="right")

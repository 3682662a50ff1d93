"""Which module draws which kind of drawing."""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from atlas.drawings import Bars, Curve, Dots, Drawing, Funnel, Map, Ribbons, Strip, Years
from atlas.export.print import bars, curve, dots, funnel, ribbons, strip, years
from atlas.export.print.inks import Inks
from atlas.export.print.maps import MapPlan
from atlas.export.print.sheet import Box, Sheet

_CHARTS: dict[type[Any], ModuleType] = {
    Bars: bars,
    Curve: curve,
    Dots: dots,
    Funnel: funnel,
    Ribbons: ribbons,
    Strip: strip,
    Years: years,
}


class Plan(Protocol):
    """What can be set on a sheet: its heights at a width (millimetres), and how it is drawn."""

    @property
    def inks(self) -> Inks:
        """The inks that it is drawn with."""

    def heights(self, width: float) -> tuple[float, float]:
        """The least height, and the one that looks best."""

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Draw it in a box."""


@dataclass(frozen=True)
class ChartPlan:
    """A chart, by the module of its kind."""

    drawing: Any
    inks: Inks

    def heights(self, width: float) -> tuple[float, float]:
        """The least height, and the one that looks best."""
        least, best = _CHARTS[type(self.drawing)].heights(self.drawing, width)
        return least, max(least, best)

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Draw it in a box."""
        _CHARTS[type(self.drawing)].draw(sheet, box, self.drawing)


def plan(drawing: Drawing, maps: Path, inks: Inks) -> Plan:
    """Make what draws a drawing; ``maps`` is the folder of a map's files."""
    return MapPlan(drawing, maps, inks) if isinstance(drawing, Map) else ChartPlan(drawing, inks)

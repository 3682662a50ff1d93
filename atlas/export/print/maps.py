"""A map with its legend beside or beneath it, whichever shows the land larger."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from atlas.drawings import Map
from atlas.export.print import ground, legends
from atlas.export.print.ground import Ground
from atlas.export.print.inks import Inks
from atlas.export.print.land import Land, land, organisations
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.swatches import Entry
from atlas.export.print.typeset import QUIET

TALLEST = 158.0  # millimetres of a map and what is under it
GAP = 6.0  # millimetres between a map and its legend
BAR = 6.0  # millimetres that the scale bar takes
LEAST = 42.0  # millimetres of a map, on either side
PAD = 0.035  # of the land's longer side, around it
GAIN = 1.12  # how much larger a map must be to have its legend beneath it
CLOSE = 0.3  # of the whole: an outlined place that is smaller is gone to
LONDON = "E09"  # what the codes of its councils begin with
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Laid:
    """Where the parts of a figure stand."""

    frame: Box
    legend: Box
    metres_each: float  # of a millimetre


@dataclass(frozen=True)
class MapPlan:
    """One map with its land read, ready to be laid out and drawn."""

    drawing: Map
    maps: Path
    inks: Inks

    @cached_property
    def land(self) -> Land:
        """The land of the map."""
        return land(self.maps / self.drawing.shapes_file)

    @cached_property
    def sites(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.str_]]:
        """Where organisations are, and the grades of their places."""
        if self.drawing.points is None or self.drawing.points_file is None:
            return np.empty((0, 2)), np.empty(0, dtype=str)
        return organisations(self.maps / self.drawing.points_file, self.drawing.points)

    @cached_property
    def entries(self) -> list[Entry]:
        """The lines of its legend."""
        return legends.entries(self.drawing, self.inks, set(self.sites[1].tolist()))

    @cached_property
    def bounds(self) -> Bounds:
        """What is shown: the whole, or a small place that is outlined and what is around it."""
        whole = self.land.bounds
        held = [at for code in self.drawing.around if (at := self.land.at(code)) is not None]
        if held:
            west, south, east, north = shapely.total_bounds(self.land.places[held])
            size, longest = max(east - west, north - south), _longest(whole)
            if size < CLOSE * longest:
                return _padded((west, south, east, north), 0.7 * size)
        return _padded(whole, PAD * _longest(whole))

    def heights(self, width: float) -> tuple[float, float]:
        """The least height, and the one that looks best."""
        column = legends.column(self.drawing)
        beside = legends.height(self.drawing, self.entries, column) + BAR
        beneath = self._under(width) + GAP + LEAST
        laid = self._laid(width, None)
        best = max(laid.frame.bottom, laid.legend.bottom)
        has_column = width >= column + GAP + LEAST and self.drawing.legend is not None
        return min(max(beside, LEAST), beneath) if has_column else beneath, best

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Draw the map and its legend in a box."""
        laid = self._laid(box.width, box.height)
        frame = _moved(laid.frame, box)
        legend = _moved(laid.legend, box)
        shown = Ground(self.land, self.drawing, frame, laid.metres_each, _middle(self.bounds))
        ground.draw(sheet, shown, self.sites)
        end = legends.draw(sheet, legend, self.drawing, self.entries)
        if legends.is_broad(legend.width):
            legends.scale_bar(sheet, legend.right, legend.y + 1.4, laid.metres_each, is_last=True)
        else:
            legends.scale_bar(sheet, legend.x, end + 1.5, laid.metres_each)
        self._inset(sheet, shown, Box(legend.x, end + BAR + 4, legend.width, box.bottom - end))

    def _laid(self, width: float, height: float | None) -> Laid:
        beside, beneath = self._beside(width, height), self._beneath(width, height)
        if self.drawing.legend is None or beside.frame.width < LEAST:
            return beneath
        return beneath if beneath.metres_each * GAIN < beside.metres_each else beside

    def _beside(self, width: float, height: float | None) -> Laid:
        column = legends.column(self.drawing)
        high = legends.height(self.drawing, self.entries, column) + BAR
        wide = width - column - GAP
        tall = height or max(min(wide / self._aspect, TALLEST), high)
        frame = Box(0, 0, wide, tall)
        return Laid(frame, Box(wide + GAP, 0, column, high), self._metres_each(frame))

    def _beneath(self, width: float, height: float | None) -> Laid:
        high = self._under(width)
        tall = height - high - GAP if height else min(width / self._aspect, TALLEST - high)
        frame = Box(0, 0, width, max(tall, 10.0))
        return Laid(frame, Box(0, frame.bottom + GAP, width, high), self._metres_each(frame))

    def _under(self, width: float) -> float:
        """How high the legend beneath a map is; a broad one has the scale at its right."""
        high = legends.height(self.drawing, self.entries, width)
        return max(high, BAR) if legends.is_broad(width) else high + BAR

    @property
    def _aspect(self) -> float:
        west, south, east, north = self.bounds
        return (east - west) / (north - south)

    def _metres_each(self, frame: Box) -> float:
        west, south, east, north = self.bounds
        return max((east - west) / frame.width, (north - south) / frame.height)

    def _inset(self, sheet: Sheet, whole: Ground, room: Box) -> None:
        """Draw London larger under the legend: at the scale of England it is a spot."""
        held = [at for at, code in enumerate(self.land.codes) if code.startswith(LONDON)]
        if self.drawing.level != "council" or len(held) < 10:
            return
        bounds: Bounds = tuple(shapely.total_bounds(self.land.places[held]))
        if not shapely.box(*self.bounds).contains(shapely.box(*bounds)):
            return  # the map has gone to a part of England
        bounds = _padded(bounds, PAD * _longest(bounds))
        wide = min(room.width, 56.0)
        tall = wide * (bounds[3] - bounds[1]) / (bounds[2] - bounds[0])
        if tall + QUIET.line > room.height:
            return
        top = sheet.lines(room.x, room.y, ["London"], QUIET) + 0.5
        frame = Box(room.x, top, wide, tall)
        each = (bounds[2] - bounds[0]) / wide
        ground.draw(
            sheet, Ground(self.land, self.drawing, frame, each, _middle(bounds)), self.sites
        )
        ground.framed(sheet, frame)
        ground.framed(sheet, whole.box_of(bounds))


def _longest(bounds: Sequence[float]) -> float:
    return max(bounds[2] - bounds[0], bounds[3] - bounds[1])


def _padded(bounds: Sequence[float], by: float) -> Bounds:
    west, south, east, north = bounds
    return west - by, south - by, east + by, north + by


def _middle(bounds: Bounds) -> tuple[float, float]:
    return (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2


def _moved(box: Box, by: Box) -> Box:
    return Box(box.x + by.x, box.y + by.y, box.width, box.height)

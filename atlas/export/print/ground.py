"""The map itself: land, classes, hatches, outlines, organisations and names, within a frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.artist import Artist
from matplotlib.collections import PathCollection
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from atlas import palette
from atlas.drawings import Map
from atlas.export.print import inks, lettering, shading
from atlas.export.print.inks import BORDER, LAND
from atlas.export.print.land import Land, outline
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import MM

HAIR, EDGE = 0.35, 1.0  # points: between places, and round all of them
CHOSEN = ((palette.PAPER, 3.0), (palette.INK, 1.5))
AROUND = ((palette.PAPER, 2.8), (palette.INK, 1.3))
FILLER = 300.0  # metres: what closes the gaps between our land and the neighbours'
RADII = ((400, 0.85), (1500, 0.65))  # millimetres of a point, where there are at most so many
SMALLEST = 0.5
Sites = tuple[npt.NDArray[np.float64], npt.NDArray[np.str_]]


@dataclass(frozen=True)
class Ground:
    """A frame on a sheet and the part of the land that it shows."""

    land: Land
    drawing: Map
    frame: Box
    metres_each: float  # of a millimetre
    middle: tuple[float, float]  # in metres

    @cached_property
    def matrix(self) -> Affine2D:
        """From metres of the land to millimetres of the sheet."""
        each = 1 / self.metres_each
        moved = Affine2D().translate(-self.middle[0], -self.middle[1]).scale(each, -each)
        return moved.translate(
            self.frame.x + self.frame.width / 2, self.frame.y + self.frame.height / 2
        )

    def placed(self, metres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Points of the land on the sheet."""
        return np.asarray(self.matrix.transform(metres)).reshape(-1, 2)

    def shapes(self, shapes: Any) -> Any:
        """Shapes of the land on the sheet."""
        return shapely.transform(shapes, self.placed)

    def box_of(self, bounds: tuple[float, float, float, float]) -> Box:
        """Bounds of the land as a box of the sheet."""
        west, south, east, north = bounds
        (left, top), (right, bottom) = self.placed(np.array([(west, north), (east, south)]))
        return Box(float(left), float(top), float(right - left), float(bottom - top))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """What the frame shows, in metres: west, south, east, north."""
        half = self.frame.width / 2 * self.metres_each, self.frame.height / 2 * self.metres_each
        (x, y), (wide, high) = self.middle, half
        return x - wide, y - high, x + wide, y + high

    def classes(self) -> list[int | None]:
        """The class of each place, in the order of the land."""
        shades = self.drawing.shades
        return [shades[code].class_no if code in shades else None for code in self.land.codes]


def draw(sheet: Sheet, ground: Ground, sites: Sites) -> None:
    """Draw the map, with the organisations at ``sites``."""
    colours = shading.colours(ground.drawing, sheet.inks)
    filler = min(max(FILLER / ground.metres_each / MM, 0.5), 60.0)
    _paths(sheet, ground, ground.land.around_outlines, LAND, LAND, filler)
    _paths(sheet, ground, ground.land.borders, "none", BORDER, 0.6)
    classes = ground.classes()
    fills = [
        palette.NOT_KNOWN_LAND if no is None else inks.ground(colours[no - 1]) for no in classes
    ]
    _paths(sheet, ground, ground.land.outlines, fills, palette.PAPER, HAIR)
    _hatches(sheet, ground, classes, colours)
    _grains(sheet, ground, classes, colours)
    if ground.drawing.level != "council":
        _paths(sheet, ground, ground.land.edges, "none", palette.INK, EDGE)
    _outlined(sheet, ground, ground.drawing.around, AROUND)
    _outlined(sheet, ground, [ground.drawing.chosen or ""], CHOSEN)
    _organisations(sheet, ground, sites)
    lettering.draw(sheet, ground, ground.placed(sites[0]))


def framed(sheet: Sheet, box: Box) -> None:
    """Draw a thin line round a box."""
    xs = [box.x, box.right, box.right, box.x, box.x]
    ys = [box.y, box.y, box.bottom, box.bottom, box.y]
    sheet.line(xs, ys, palette.QUIET, width=0.6)


def _clip(sheet: Sheet, ground: Ground, artist: Artist) -> None:
    frame = ground.frame
    edge = Rectangle((frame.x, frame.y), frame.width, frame.height)
    edge.set_transform(sheet.axes.transData)
    artist.set_clip_path(edge)


def _paths(  # noqa: PLR0913 - one way of drawing shapes, for all that is drawn of the land
    sheet: Sheet,
    ground: Ground,
    paths: Sequence[Outline],
    fill: str | Sequence[str],
    edge: str,
    width: float,
) -> None:
    if not len(paths):
        return
    drawn = PathCollection(paths, facecolors=fill, edgecolors=edge, linewidths=width)
    drawn.set(joinstyle="round", transform=ground.matrix + sheet.axes.transData)
    sheet.add(drawn)
    _clip(sheet, ground, drawn)


def _hatches(
    sheet: Sheet, ground: Ground, classes: Sequence[int | None], colours: Sequence[str]
) -> None:
    """Hatch what is not known in grey, and in white what is less than certain."""
    unknown = [at for at, no in enumerate(classes) if no is None]
    unsure = [
        at for at, no in enumerate(classes) if no is not None and inks.is_hatched(colours[no - 1])
    ]
    for held, colour, falls in (
        (unknown, palette.NOT_KNOWN_LINE, False),
        (unsure, palette.PAPER, True),
    ):
        if held:
            paths = [ground.land.outlines[at] for at in held]
            clip = Outline.make_compound_path(*paths).transformed(ground.matrix)
            sheet.hatch(clip, ground.frame, colour, falls=falls)


def _grains(
    sheet: Sheet, ground: Ground, classes: Sequence[int | None], colours: Sequence[str]
) -> None:
    """Set the textures of a grey map on its classes."""
    for number, texture in enumerate(shading.textures(ground.drawing, sheet.inks), 1):
        held = [at for at, no in enumerate(classes) if no == number]
        if held and texture != "plain":
            paths = [ground.land.outlines[at] for at in held]
            clip = Outline.make_compound_path(*paths).transformed(ground.matrix)
            sheet.grain(clip, ground.frame, inks.grain(colours[number - 1]), texture)


def _outlined(
    sheet: Sheet, ground: Ground, codes: Sequence[str], strokes: Sequence[tuple[str, float]]
) -> None:
    """Outline places as one, twice: white, and ink within it."""
    held = [at for code in codes if (at := ground.land.at(code)) is not None]
    if not held:
        return
    edge = outline(shapely.coverage_union_all(ground.land.places[held]))
    for colour, width in strokes:
        _paths(sheet, ground, [edge], "none", colour, width)


def _organisations(sheet: Sheet, ground: Ground, sites: Sites) -> None:
    west, south, east, north = ground.bounds
    metres, grades = sites
    if not len(metres):
        return
    seen = ((metres >= (west, south)) & (metres <= (east, north))).all(axis=1)
    metres, grades = metres[seen], grades[seen]
    radius = next((size for most, size in RADII if len(metres) <= most), SMALLEST)
    hollow = np.isin(grades, ("D", "X"))
    for held, is_hollow in ((hollow, True), (~hollow, False)):
        xs, ys = ground.placed(metres[held]).T
        if len(xs):
            shape, is_open = sheet.inks.mark(is_unsure=is_hollow)
            drawn = sheet.dots(xs, ys, sheet.inks.point, radius=radius, shape=shape, hollow=is_open)
            drawn.set(linewidths=1.1 * radius / RADII[0][1] if is_open else 0.45)
            _clip(sheet, ground, drawn)

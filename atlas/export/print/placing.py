"""Where names may stand on a map, so that none lies on another or leaves its own land."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from atlas.export.print import typeset
from atlas.export.print.sheet import Box
from atlas.export.print.typeset import Style

Shapes = npt.NDArray[np.object_]


def within(shape: Any, words: str, style: Style) -> Box | None:
    """Where words fit wholly in a shape (millimetres of the sheet), at its roomiest place.

    The shape is pressed until the words are as wide as they are high; the largest circle in it
    then shows where they have most room.
    """
    wide, high = typeset.width(words, style) + 1.6, style.line + 0.6
    if shape.is_empty or shape.area < wide * high:
        return None
    pressed = shapely.transform(shape, lambda xy: xy / (wide, high))
    centre = shapely.get_coordinates(shapely.maximum_inscribed_circle(pressed, 0.05))[0]
    x, y = centre * (wide, high)
    found = Box(float(x) - wide / 2, float(y) - high / 2, wide, high)
    room = shapely.box(found.x, found.y, found.right, found.bottom)
    return found if shapely.covers(shape, room) else None


def neighbours(
    names: Sequence[str], shapes: Shapes, frame: Box, taken: Any, style: Style
) -> list[tuple[str, Box]]:
    """Names of the land around, each in its own land within the frame and off what is taken."""
    seen = shapely.box(frame.x + 1, frame.y + 1, frame.right - 1, frame.bottom - 1)
    open_land = shapely.difference(shapely.intersection(shapes, seen), taken)
    found = []
    for name, land in zip(names, open_land, strict=True):
        parts = [part for part in shapely.get_parts(land) if part.geom_type == "Polygon"]
        biggest = max(parts, key=lambda part: part.area, default=shapely.Polygon())
        if place := within(biggest, name, style):
            found.append((name, place))
    return found


def crosses(start: tuple[float, float], end: tuple[float, float], taken: Sequence[Box]) -> bool:
    """Would a line run through any box?"""
    line = shapely.LineString([start, end])
    return any(
        shapely.intersects(line, shapely.box(box.x, box.y, box.right, box.bottom)) for box in taken
    )


def free(box: Box, taken: Sequence[Box]) -> bool:
    """Does nothing stand there yet?"""
    return not any(box.overlaps(other) for other in taken)

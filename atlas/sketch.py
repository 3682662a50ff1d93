"""A small picture of a council as an SVG: a sign of where need lies, with no script and no tiles.

The map view is for reading; this is for recognising. Shapes are drawn to the pixel, so that a
council of 600 neighbourhoods weighs some 50 kB.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from atlas import palette, text

Point = tuple[float, float]


@dataclass(frozen=True)
class Sketch:
    """Shapes as SVG paths, by code, in a box of ``width`` by ``height`` units."""

    width: int
    height: int
    paths: Mapping[str, str]


def sketch(shapes: Mapping[str, str], *, width: int = 400, height: int = 260) -> Sketch:
    """Fit shapes (code → GeoJSON geometry in degrees) into a box, north up.

    A degree of longitude is drawn as long as it is on the ground at the middle latitude.
    """
    held = {code: list(_rings(json.loads(shape))) for code, shape in shapes.items()}
    points = [point for rings in held.values() for ring in rings for point in ring]
    if not points:
        return Sketch(width, height, {})
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(width / ((east - west) * squeeze), height / (north - south))

    def place(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * squeeze * scale), round((north - point[1]) * scale)

    across, down = place((east, south))
    return Sketch(across, down, {code: _path(rings, place) for code, rings in held.items()})


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Point]]:
    parts = geometry["coordinates"]
    for polygon in [parts] if geometry["type"] == "Polygon" else parts:
        yield from polygon


def _path(rings: Iterable[Sequence[Point]], place: Callable[[Point], tuple[int, int]]) -> str:
    """Write rings in small steps; one that shrinks to a line is left out."""
    written = []
    for ring in rings:
        at = [place(point) for point in ring]
        steps = [(x - w, y - n) for (w, n), (x, y) in pairwise(at) if (x, y) != (w, n)]
        if len(steps) > 2:
            moves = " ".join(f"{x},{y}" for x, y in steps[:-1])
            written.append(f"M{at[0][0]},{at[0][1]}l{moves}z")
    return "".join(written)


def picture_html(
    drawn: Sketch, classes: Mapping[str, int | None], colours: Sequence[str], says: str
) -> str:
    """Draw a sketch: ``classes`` gives each code's class (1 = first colour), none = not known.

    ``says`` is what the picture shows, in words, for those who do not see it. It is an image
    with its data in its address, because Streamlit takes bare SVG out of HTML.
    """
    by_class: dict[int | None, list[str]] = {}
    for code, path in drawn.paths.items():
        by_class.setdefault(classes.get(code), []).append(path)
    groups = "".join(
        f"<path fill='{colours[no - 1] if no else palette.NOT_KNOWN_LAND}' d='{''.join(paths)}'/>"
        for no, paths in sorted(by_class.items(), key=lambda item: item[0] or 0)
    )
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{drawn.width}' height='{drawn.height}' "
        f"viewBox='-2 -2 {drawn.width + 4} {drawn.height + 4}'>"
        f"<g stroke='#FFFFFF' stroke-width='0.7' stroke-linejoin='round'>{groups}</g></svg>"
    )
    address = quote(drawing, safe=" ,'/:=-")
    return f'<img class="atlas-sketch" alt="{text.html(says)}" src="data:image/svg+xml,{address}">'

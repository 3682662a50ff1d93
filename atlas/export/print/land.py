"""The land of a map: places, neighbours and organisations, in metres of the National Grid.

The files are those that the browser draws, named by their content, so that what has been read once
may be kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.path import Path as Outline

from atlas.drawings import PointFilter
from atlas.export.print import typeset

NARROW = 40.0  # metres: half of a river that is no edge
MEETING = 60.0  # metres from the sea and from us at which their lines end
DEGREES, BRITISH_NATIONAL_GRID = "EPSG:4326", "EPSG:27700"
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Land:
    """Places by code, the councils around them, and their bounds (west, south, east, north)."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    areas: tuple[str, ...]
    places: Shapes
    around: tuple[str, ...]
    neighbours: Shapes
    bounds: tuple[float, float, float, float]

    @cached_property
    def whole(self) -> Any:
        """All places together."""
        return shapely.coverage_union_all(self.places)

    @cached_property
    def edges(self) -> list[Outline]:
        """The edge of all places together, but for the banks of a river that runs between them."""
        closed = shapely.buffer(self.whole, NARROW, join_style="mitre")
        inner = shapely.buffer(closed, -1.3 * NARROW, join_style="mitre")
        return strokes(shapely.difference(shapely.boundary(self.whole), inner))

    @cached_property
    def outlines(self) -> list[Outline]:
        """The edge of each place."""
        return [outline(place) for place in self.places]

    @cached_property
    def around_outlines(self) -> list[Outline]:
        """The edge of each neighbour."""
        return [outline(place) for place in self.neighbours]

    @cached_property
    def borders(self) -> list[Outline]:
        """Where neighbours meet each other: neither at the sea, nor where they meet us.

        There they are simplified more than we are, and a line of theirs would lie beside ours.
        """
        if not len(self.neighbours):
            return []
        within = shapely.buffer(shapely.union_all(self.neighbours), -MEETING, quad_segs=2)
        return strokes(shapely.intersection(shapely.boundary(self.neighbours), within))

    @cached_property
    def middles(self) -> npt.NDArray[np.float64]:
        """Where each place is broadest and how broad (n, 3): x, y and the radius of a circle."""
        lines = shapely.maximum_inscribed_circle(self.places, tolerance=60.0)
        ends = shapely.get_point(lines, 0)
        return np.column_stack([shapely.get_x(ends), shapely.get_y(ends), shapely.length(lines)])

    def at(self, code: str) -> int | None:
        """The number of a place by its code."""
        return self._numbers.get(code)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {code: at for at, code in enumerate(self.codes)}


@lru_cache(maxsize=12)
def land(file: Path) -> Land:
    """Read a file of boundaries."""
    content = json.loads(file.read_text(encoding="utf-8"))
    own = (content.get("neighbourhoods") or content["councils"])["features"]
    beside = (content.get("neighbours") or {"features": []})["features"]
    places = _shapes(own)
    return Land(
        codes=tuple(str(one["properties"]["code"]) for one in own),
        names=tuple(typeset.clean(one["properties"]["name"]) for one in own),
        areas=tuple(typeset.clean(one["properties"].get("area") or "") for one in own),
        places=places,
        around=tuple(typeset.clean(one["properties"]["name"]) for one in beside),
        neighbours=_shapes(beside),
        bounds=tuple(float(edge) for edge in shapely.total_bounds(places)),  # type: ignore[arg-type]
    )


def _shapes(features: Sequence[Mapping[str, Any]]) -> Shapes:
    """Shapes in metres, each outer edge one way round and its holes the other."""
    if not features:
        return np.empty(0, dtype=object)
    shapes = [shapely.geometry.shape(one["geometry"]) for one in features]
    metres = geopandas.GeoSeries(shapes, crs=DEGREES).to_crs(BRITISH_NATIONAL_GRID)
    return np.asarray(shapely.orient_polygons(np.asarray(metres)), dtype=object)


def outline(place: Any) -> Outline:
    """One shape as what Matplotlib draws."""
    rings = [ring for part in shapely.get_parts(place) for ring in shapely.get_rings(part)]
    if not rings:
        return Outline(np.empty((0, 2)))
    corners = [shapely.get_coordinates(ring) for ring in rings]
    codes = []
    for ring in corners:
        drawn = np.full(len(ring), Outline.LINETO, dtype=Outline.code_type)
        drawn[0], drawn[-1] = Outline.MOVETO, Outline.CLOSEPOLY
        codes.append(drawn)
    return Outline(np.concatenate(corners), np.concatenate(codes))


def strokes(lines: Any) -> list[Outline]:
    """Lines as what Matplotlib draws."""
    parts = shapely.get_parts(shapely.line_merge(lines))
    return [Outline(shapely.get_coordinates(part)) for part in parts if not part.is_empty]


@lru_cache(maxsize=12)
def _sites(file: Path) -> tuple[tuple[dict[str, Any], ...], npt.NDArray[np.float64]]:
    content = json.loads(file.read_text(encoding="utf-8"))
    rows = tuple(dict(zip(content["columns"], row, strict=True)) for row in content["rows"])
    degrees = np.array([(row["longitude"], row["latitude"]) for row in rows], dtype=float)
    metres = geopandas.GeoSeries.from_xy(*degrees.reshape(-1, 2).T, crs=DEGREES)
    return rows, metres.to_crs(BRITISH_NATIONAL_GRID).get_coordinates().to_numpy()


def organisations(
    file: Path, wanted: PointFilter
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.str_]]:
    """Where the chosen organisations are, in metres (n, 2), and the grades of their places (n,)."""
    rows, metres = _sites(file)
    ids = None if wanted.ids is None else set(wanted.ids)
    shown = [
        (wanted.contact or row["kind"] != "contact")
        and row["tier"] in wanted.tiers
        and row["grade"] in wanted.grades
        and (wanted.forms is None or row["legal_form"] in wanted.forms)
        and (ids is None or row["org_id"] in ids)
        for row in rows
    ]
    keep = np.array(shown, dtype=bool)
    return metres[keep], np.array([row["grade"] for row in rows], dtype=str)[keep]

"""The land of the practice region: coast, estuary, and neighbourhoods that tile it exactly.

All lengths are kilometres from the south-west corner of the region. Cells come from a Voronoi
diagram of well spread points, denser where people live; its straight edges are broken up as
coasts and old field boundaries are, then noded together with the coast, so that neighbours share
every vertex whatever happened to the edge between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Shapes = NDArray[np.object_]

# x, y, people (relative), spread in km: the towns and villages of the region.
TOWNS = (
    (20.6, 16.9, 30.0, 1.7),  # Marlbridge, north bank
    (20.9, 14.6, 14.0, 1.5),  # Marlbridge, south bank
    (17.2, 18.6, 7.0, 1.5),  # Marlbridge, western suburbs
    (23.6, 19.6, 8.0, 1.3),  # Marlbridge, northern estate
    (30.6, 27.2, 30.0, 1.4),  # Skelsea, the resort
    (26.2, 28.6, 9.0, 1.1),
    (28.4, 22.6, 12.0, 1.1),  # a port on the north shore
    (8.2, 21.6, 22.0, 1.5),  # Hallowdale's market town
    (12.4, 26.8, 9.0, 1.0),
    (5.6, 14.2, 8.0, 0.8),
    (13.4, 7.4, 26.0, 1.5),  # Ashenwold
    (23.2, 7.0, 13.0, 1.2),
    (29.0, 9.6, 13.0, 1.2),  # a harbour on the south shore
)
COUNTRY = 0.16  # people outside towns, on the same scale
_SAMPLE = 16_000
_ROUNDS = 12
_EDGE_LEVELS = 3


@dataclass(frozen=True)
class Land:
    """The whole land, and one polygon for each neighbourhood with its seed point (km)."""

    outline: BaseGeometry
    cells: Shapes
    seeds: Floats


def _wave(rng: np.random.Generator, along: Floats, *, size: float, rough: float) -> Floats:
    """A wandering line: sines of rising frequency and falling height."""
    out = np.zeros_like(along)
    for octave in range(6):
        phase, turn = rng.uniform(0, 2 * np.pi), rng.uniform(0.8, 1.2)
        out += size * rough**octave * np.sin(turn * along * 0.22 * 2**octave + phase)
    return out


def _mainland(rng: np.random.Generator) -> BaseGeometry:
    """The land before the river is cut out: sea to the east, an inland boundary elsewhere."""
    up = np.linspace(-4, 38, 420)
    coast = 30.4 + 2.0 * np.sin((up - 4) / 8.5) + _wave(rng, up, size=1.0, rough=0.62)
    beside_sea = shapely.Polygon(
        np.concatenate([np.column_stack([coast, up]), [(-4.0, 38.0), (-4.0, -4.0)]])
    )
    # Inland the boundary follows a rounded square, loosely.
    turn = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    wander = 1 + 0.035 * (_wave(rng, turn * 14, size=1.0, rough=0.68) * np.sin(turn / 2))
    reach = wander / (np.abs(np.cos(turn)) ** 3.2 + np.abs(np.sin(turn)) ** 3.2) ** (1 / 3.2)
    ring = np.column_stack([18.6 + 17.0 * reach * np.cos(turn), 17 + 15.6 * reach * np.sin(turn)])
    return shapely.intersection(
        shapely.make_valid(beside_sea), shapely.make_valid(shapely.Polygon(ring))
    )


def river_middle(along: Floats) -> Floats:
    """How far north the river runs (km) at places along it, its small windings apart."""
    return np.asarray(15.8 + 0.7 * np.sin((along - 18) / 2.1))


def _estuary(rng: np.random.Generator) -> BaseGeometry:
    """Tidal water: a thread of river at the bridge that opens into an estuary at the sea."""
    along = np.linspace(17.6, 38.0, 150)
    centre = river_middle(along) + _wave(rng, along, size=0.16, rough=0.5)
    reach = np.clip((along - 21.0) / 11.0, 0, None)
    half = 0.06 * np.clip((along - 17.55) / 3, 0, 1) + 1.5 * reach**1.7
    edge = _wave(rng, along, size=0.18, rough=0.6) * np.clip(reach, 0, 1)
    north = np.column_stack([along, centre + half + edge])
    south = np.column_stack([along, centre - half + 0.7 * edge])
    return shapely.make_valid(shapely.Polygon(np.concatenate([north, south[::-1]])))


def outline(rng: np.random.Generator) -> BaseGeometry:
    """The land as one polygon (km): the mainland less the estuary, crumbs dropped."""
    land = shapely.difference(_mainland(rng), _estuary(rng))
    parts = shapely.get_parts(land)
    return parts[np.argmax(shapely.area(parts))]


def density(points: Floats) -> Floats:
    """People for each square kilometre (relative) at points (n, 2) in km."""
    out = np.full(len(points), COUNTRY)
    for x, y, people, spread in TOWNS:
        away = np.hypot(points[:, 0] - x, points[:, 1] - y)
        out += people * np.exp(-((away / spread) ** 1.3))
    return out


def _people(rng: np.random.Generator, land: BaseGeometry) -> Floats:
    """Points (n, 2) on the land, as dense as people are."""
    found: list[Floats] = []
    west, south, east, north = land.bounds
    shapely.prepare(land)
    while sum(map(len, found)) < _SAMPLE:
        # Half of the trial points near towns, or most of them would be thrown away in the country.
        town = np.array(TOWNS)[rng.choice(len(TOWNS), 60_000, p=_town_share())]
        near = town[:, :2] + rng.normal(0, 1, (60_000, 2)) * town[:, 3:4] * 0.85
        wide = rng.uniform((west, south), (east, north), (14_000, 2))
        trial = np.concatenate([near, wide])
        found.append(trial[shapely.contains_xy(land, trial[:, 0], trial[:, 1])])
    return rng.permutation(np.concatenate(found))[:_SAMPLE]


def _town_share() -> Floats:
    towns = np.array(TOWNS)
    weight = towns[:, 2] * towns[:, 3] ** 2
    return np.asarray(weight / weight.sum())


def _seeds(rng: np.random.Generator, people: Floats, *, count: int) -> Floats:
    """Well spread points: each in the middle of an equal share of the people (Lloyd's rounds)."""
    seeds = people[:count].copy()
    for _ in range(_ROUNDS):
        nearest = shapely.STRtree(shapely.points(seeds)).nearest(shapely.points(people))
        number = np.bincount(nearest, minlength=count).clip(1)
        for axis in (0, 1):
            total = np.bincount(nearest, weights=people[:, axis], minlength=count)
            seeds[:, axis] = np.where(total == 0, seeds[:, axis], total / number)
    return seeds + rng.normal(0, 0.004, seeds.shape)


def _broken_edges(rng: np.random.Generator, seeds: Floats, *, land: BaseGeometry) -> Shapes:
    """The edges of the Voronoi diagram, each bent by repeated displacement of its midpoints."""
    diagram = shapely.voronoi_polygons(
        shapely.MultiPoint(seeds), extend_to=shapely.buffer(land, 3), only_edges=True
    )
    coordinates, line = shapely.get_coordinates(shapely.get_parts(diagram), return_index=True)
    inner = line[:-1] == line[1:]
    path = np.stack([coordinates[:-1][inner], coordinates[1:][inner]], axis=1)
    height = 0.13
    for _ in range(_EDGE_LEVELS):
        start, finish = path[:, :-1], path[:, 1:]
        along = finish - start
        across = np.stack([-along[..., 1], along[..., 0]], axis=-1)
        middle = (start + finish) / 2 + across * rng.normal(0, height, (*along.shape[:2], 1))
        woven = np.empty((len(path), path.shape[1] * 2 - 1, 2))
        woven[:, ::2], woven[:, 1::2] = path, middle
        path, height = woven, height * 0.8
    return np.asarray(shapely.linestrings(path))


def _faces(land: BaseGeometry, edges: Shapes) -> Shapes:
    """All faces of the noded network of edges and coast that lie on the land."""
    network = shapely.union_all([*edges, shapely.boundary(land)], grid_size=0.0001)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(network)))
    shapely.prepare(land)
    return np.asarray(faces[shapely.contains(land, shapely.point_on_surface(faces))])


def _gather(faces: Shapes, seeds: Floats) -> tuple[Shapes, Ints]:
    """One polygon for each seed: its largest face, and the crumbs that share most edge with it."""
    middles = shapely.point_on_surface(faces)
    owner = shapely.STRtree(shapely.points(seeds)).nearest(middles)
    size = shapely.area(faces)
    main = {int(cell): int(face) for face, cell in _by_size(size, owner)}
    kept = np.array(sorted(main.values()))
    tree = shapely.STRtree(faces[kept])
    group: dict[int, list[int]] = {face: [face] for face in kept.tolist()}
    for crumb in np.setdiff1d(np.arange(len(faces)), kept).tolist():
        near = kept[tree.query(faces[crumb], predicate="intersects")]
        if len(near) == 0:
            continue
        shared = shapely.length(shapely.intersection(faces[near], faces[crumb]))
        group[int(near[np.argmax(shared)])].append(crumb)
    cells = [shapely.coverage_union_all(faces[members]) for members in group.values()]
    return np.array(cells, dtype=object), owner[list(group)]


def _by_size(size: Floats, owner: Ints) -> list[tuple[int, int]]:
    """Faces with their owners, smallest first, so that the largest is the last to be noted."""
    order = np.argsort(size, kind="stable")
    return list(zip(order.tolist(), owner[order].tolist(), strict=True))


def make_land(rng: np.random.Generator, count: int) -> Land:
    """The land and about `count` neighbourhoods of nearly equal population."""
    land = outline(rng)
    seeds = _seeds(rng, _people(rng, land), count=count)
    cells, owner = _gather(_faces(land, _broken_edges(rng, seeds, land=land)), seeds)
    return Land(outline=land, cells=cells, seeds=seeds[owner])

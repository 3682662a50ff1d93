"""The practice region's neighbourhoods, areas, wards and councils, with codes, names and people.

Codes are in the 999 range, which no publisher uses: E01999001, E02999001, E05999001, E06999001.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from etl.practice import land, words
from etl.practice.land import Floats, Ints, Shapes

NEIGHBOURHOODS = 480
# South-west corner of the region in British National Grid metres: open sea.
ORIGIN = (588_000.0, 372_000.0)
# Council codes of 2025, and of the years before: Skelsea's was changed in between.
COUNCIL_CODES = ("E06999001", "E06999012", "E06999003", "E06999004")
OLD_COUNCIL_CODES = ("E06999001", "E06999002", "E06999003", "E06999004")
REGION_CODE = "E12999001"
# Files for England and Wales hold Welsh neighbourhoods too: two that England's atlas leaves out.
WELSH = (("W01999001", "Aberfadog 001A", 1412), ("W01999002", "Aberfadog 001B", 1655))
WELSH_AREA, WELSH_COUNCIL = ("W02999001", "Aberfadog 001"), ("W06999001", "Aberfadog")
COMBINED_AUTHORITY_CODE = "E47999001"
IN_COMBINED_AUTHORITY = (0, 1, 3)
MARLBRIDGE, SKELSEA, HALLOWDALE, ASHENWOLD = range(4)

# A council is the nearest of these places, the distance less the reach (km).
_SEATS = (
    (20.6, 16.2, 5.6, MARLBRIDGE), (17.0, 18.8, 3.0, MARLBRIDGE), (24.0, 19.4, 2.4, MARLBRIDGE),
    (30.0, 27.0, 6.0, SKELSEA), (25.8, 29.0, 5.0, SKELSEA), (29.4, 22.0, 3.4, SKELSEA),
    (8.0, 21.6, 6.5, HALLOWDALE), (12.6, 27.0, 5.0, HALLOWDALE), (5.6, 14.2, 3.5, HALLOWDALE),
    (13.4, 7.4, 6.5, ASHENWOLD), (23.2, 6.6, 5.0, ASHENWOLD), (29.6, 9.4, 4.6, ASHENWOLD),
)  # fmt: skip


@dataclass(frozen=True)
class Region:
    """Everything about places; arrays over neighbourhoods unless said otherwise."""

    shapes: Shapes  # British National Grid, metres
    middles: Floats  # (n, 2) a point inside each, km from the origin
    codes: list[str]
    names: list[str]
    council: Ints  # 0..3
    area: Ints  # index into area_codes
    ward: Ints  # index into ward_codes; never the last ward, which is too small
    population: Ints
    centrality: Floats  # 0 open country .. 1 middle of the biggest town
    rural_class: list[str]  # RUC 2021 code
    area_codes: list[str]
    area_names: list[str]
    area_titles: list[str]
    area_council: Ints
    ward_codes: list[str]
    ward_names: list[str]
    ward_council: Ints
    small_ward: BaseGeometry  # the polygon of the last ward, cut from one neighbourhood
    small_ward_in: int  # that neighbourhood

    @property
    def size(self) -> int:
        """How many neighbourhoods there are."""
        return len(self.codes)


def _councils(middles: Floats) -> Ints:
    seats = np.array(_SEATS)
    away = np.hypot(*(middles[:, None, :] - seats[None, :, :2]).transpose(2, 0, 1))
    return np.asarray(seats[np.argmin(away - seats[:, 2], axis=1), 3].astype(np.int64))


def _halve(middles: Floats, members: Ints, *, most: int, turn: float) -> list[Ints]:
    """Split places across their longer way until no group has more than `most`."""
    if len(members) <= most:
        return [members]
    points = middles[members] - middles[members].mean(axis=0)
    east, north = points[:, 0], points[:, 1]
    angle = np.arctan2(2 * (east * north).mean(), (east**2).mean() - (north**2).mean()) / 2 + turn
    order = np.argsort(east * np.cos(angle) + north * np.sin(angle), kind="stable")
    pieces = int(np.ceil(len(members) / most))
    cut = round(len(members) * (pieces // 2) / pieces)
    first, second = np.sort(members[order[:cut]]), np.sort(members[order[cut:]])
    return [
        *_halve(middles, first, most=most, turn=turn),
        *_halve(middles, second, most=most, turn=turn),
    ]


def _groups(middles: Floats, council: Ints, *, most: int, turn: float) -> tuple[Ints, Ints]:
    """Groups of neighbouring places within each council: group of each place, council of each."""
    group = np.empty(len(middles), dtype=np.int64)
    owner: list[int] = []
    for number in range(len(words.COUNCILS)):
        members = np.flatnonzero(council == number)
        seat = np.array(_SEATS[number * 3][:2])
        north = middles[members, 1] > land.river_middle(middles[members, 0])
        # Marlbridge lies on both banks, and no area or ward of it crosses the river.
        banks = [members[north], members[~north]] if number == MARLBRIDGE else [members]
        parts = [part for bank in banks for part in _halve(middles, bank, most=most, turn=turn)]
        parts.sort(key=lambda part: float(np.hypot(*(middles[part].mean(axis=0) - seat))))
        for part in parts:
            group[part] = len(owner)
            owner.append(number)
    return group, np.array(owner, dtype=np.int64)


def _titles(owner: Ints, *, joined: bool) -> list[str]:
    """Names for groups: one place each while they last, then two joined or a quarter added."""
    seen = [0] * len(words.COUNCILS)
    titles: list[str] = []
    for council in owner.tolist():
        names, number = words.PLACES[council], seen[council]
        seen[council] += 1
        lap, at = divmod(number, len(names))
        title = names[at]
        if joined and number % 3 == 1:
            title = f"{title} & {names[(at + 1) % len(names)]}"
        titles.append(f"{title} {('', 'North', 'South', 'East')[lap]}".strip())
    return titles


def _letters(area: Ints, area_names: list[str]) -> list[str]:
    """Neighbourhood names as ONS gives them: the area's name and a letter."""
    seen: dict[int, int] = {}
    names: list[str] = []
    for number in area.tolist():
        letter = seen.get(number, 0)
        seen[number] = letter + 1
        names.append(f"{area_names[number]}{'ABCDEFGHIJ'[letter]}")
    return names


def _numbered(owner: Ints) -> list[str]:
    seen = [0] * len(words.COUNCILS)
    names: list[str] = []
    for council in owner.tolist():
        seen[council] += 1
        names.append(f"{words.COUNCILS[council]} {seen[council]:03d}")
    return names


def _rural_class(shapes: Shapes, population: Ints, *, council: Ints) -> list[str]:
    """RUC 2021 classes by how thickly people live; the west is further from a city."""
    people = population / (shapely.area(shapes) / 1e6)
    kind = np.select([people > 900, people > 260], ["U", "RL"], "RS")
    far = np.where(council == HALLOWDALE, "F1", "N1")
    return [f"{a}{b}" for a, b in zip(kind, far, strict=True)]


def _centrality(middles: Floats) -> Floats:
    """How thickly people live around each place, from 0 in the country to 1 in the main town."""
    thick = np.log(land.density(middles))
    return np.asarray((thick - thick.min()) / (thick.max() - thick.min()))


def _small_ward(shapes: Shapes, council: Ints, *, ward: Ints) -> tuple[BaseGeometry, int]:
    """A corner of a Marlbridge neighbourhood, whose ward has no neighbourhood of its own."""
    candidates = np.flatnonzero((council == MARLBRIDGE) & (ward == ward[council == 0].min() + 1))
    home = int(candidates[np.argmax(shapely.area(shapes[candidates]))])
    west, south, east, north = shapely.bounds(shapes[home])
    corner = shapely.box(
        west - 1, south - 1, west + (east - west) * 0.45, south + (north - south) / 2
    )
    parts = shapely.get_parts(shapely.intersection(shapes[home], corner))
    return parts[np.argmax(shapely.area(parts))], home


def make_region(rng: np.random.Generator) -> Region:
    """The whole region, numbered council by council from the middle outwards."""
    ground = land.make_land(rng, NEIGHBOURHOODS)
    middles = shapely.get_coordinates(shapely.point_on_surface(ground.cells))
    council = _councils(middles)
    area, _ = _groups(middles, council, most=5, turn=0.0)
    order = np.lexsort((middles[:, 0], area, council))
    middles, council = middles[order], council[order]
    shapes = shapely.transform(ground.cells[order], lambda xy: np.round(xy * 1000 + ORIGIN, 1))
    return _describe(rng, shapes, middles=middles, council=council)


def _describe(
    rng: np.random.Generator, shapes: Shapes, *, middles: Floats, council: Ints
) -> Region:
    area, area_council = _groups(middles, council, most=5, turn=0.0)
    ward, ward_council = _groups(middles, council, most=8, turn=0.5)
    count = len(middles)
    population = np.clip(rng.lognormal(np.log(1580), 0.2, count), 950, 3100).astype(np.int64)
    area_names = _numbered(area_council)
    small, home = _small_ward(shapes, council, ward=ward)
    return Region(
        shapes=shapes,
        middles=middles,
        codes=[f"E01999{number:03d}" for number in range(1, count + 1)],
        names=_letters(area, area_names),
        council=council,
        area=area,
        ward=ward,
        population=population,
        centrality=_centrality(middles),
        rural_class=_rural_class(shapes, population, council=council),
        area_codes=[f"E02999{at + 1:03d}" for at in range(len(area_council))],
        area_names=area_names,
        area_titles=_titles(area_council, joined=True),
        area_council=area_council,
        ward_codes=[f"E05999{number:03d}" for number in range(1, len(ward_council) + 2)],
        ward_names=[*_titles(ward_council, joined=False), "Castle Liberty"],
        ward_council=np.append(ward_council, MARLBRIDGE),
        small_ward=small,
        small_ward_in=home,
    )


def merged(shapes: Shapes, group: Ints, *, count: int) -> NDArray[np.object_]:
    """The polygons of groups of neighbourhoods, by union along shared edges."""
    return np.array(
        [shapely.coverage_union_all(shapes[group == number]) for number in range(count)],
        dtype=object,
    )

"""Postcodes of the practice region and the directory that lists them.

The letters MB and WY are no real postcode area, but fit the pattern of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
import shapely

from etl.practice import formats
from etl.practice.geography import (
    COUNCIL_CODES,
    ORIGIN,
    REGION_CODE,
    WELSH,
    WELSH_AREA,
    WELSH_COUNCIL,
    Region,
)
from etl.practice.land import TOWNS, Floats, Ints
from etl.practice.words import STREET_FIRST, STREET_LAST

# Outward code and post town of each of land.TOWNS.
_TOWNS = (
    ("MB1", "Marlbridge"), ("MB2", "Marlbridge"), ("MB3", "Marlbridge"), ("MB4", "Marlbridge"),
    ("MB10", "Skelsea"), ("MB11", "Skelsea"), ("MB12", "Kelder"), ("WY1", "Hallow"),
    ("WY2", "Wendle"), ("WY3", "Abbotsmere"), ("MB20", "Ashenwold"), ("MB21", "Rookley"),
    ("MB22", "South Haven"),
)  # fmt: skip
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
# Airy 1830 on the Ordnance Survey's Helmert transformation, written out so that the latitudes do
# not depend on which grid files a machine has.
_TO_DEGREES = (
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 "
    "+y_0=-100000 +ellps=airy +step +proj=cart +ellps=airy +step +proj=helmert +x=446.448 "
    "+y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)
_HEADER = (
    "pcd7", "pcd8", "pcds", "dointr", "doterm", "ctry25cd", "rgn25cd", "lad25cd", "wd25cd",
    "east1m", "north1m", "gridind", "lsoa11cd", "msoa11cd", "lsoa21cd", "msoa21cd", "lat", "long",
)  # fmt: skip


# Over the border: postcodes of a Welsh neighbourhood, and one that lies in none.
_WELSH_POSTCODES = tuple(
    (code, f"{code[:3]}  {code[4:]}", code, "198001", "", "W92000004", "W99999999",
     WELSH_COUNCIL[0], "W05999001", 312_000, 287_000, 1, place, WELSH_AREA[0], place,
     WELSH_AREA[0], "52.474900", "-3.296700")
    for code, place in (("WY9 1AA", WELSH[0][0]), ("WY9 1AB", WELSH[1][0]), ("WY9 1AD", ""))
)  # fmt: skip


@dataclass(frozen=True)
class Postcodes:
    """All postcodes, ordered by neighbourhood; arrays over postcodes."""

    text: list[str]  # as "MB1 2AB"
    place: Ints  # neighbourhood
    east: Ints
    north: Ints
    street: list[str]
    town: list[str]
    started: list[str]  # "YYYYMM"
    ended: list[str]  # "" while in use
    first: Ints  # first postcode of each neighbourhood, and one past the last
    in_small_ward: list[bool]

    def live_of(self, place: int) -> list[int]:
        """Postcodes in use in one neighbourhood."""
        found = range(int(self.first[place]), int(self.first[place + 1]))
        return [number for number in found if not self.ended[number]]


def _scatter(rng: np.random.Generator, region: Region) -> tuple[Floats, Ints]:
    """Points inside each neighbourhood, 15 to 20 of them, and whose they are."""
    points: list[Floats] = []
    counts = rng.integers(15, 21, region.size)
    for shape, count in zip(region.shapes, counts.tolist(), strict=True):
        west, south, east, north = shape.bounds
        shapely.prepare(shape)
        inside = np.empty((0, 2))
        while len(inside) < count:
            trial = np.round(rng.uniform((west, south), (east, north), (90, 2)))
            trial = trial[shapely.contains_xy(shape, trial[:, 0], trial[:, 1])]
            inside = np.concatenate([inside, trial])
        points.append(inside[:count])
    return np.concatenate(points), np.repeat(np.arange(region.size), counts)


def _codes(points: Floats) -> tuple[list[str], list[str]]:
    """Postcodes and post towns: the nearest town's outward code, inward codes in order."""
    towns = np.array([town[:2] for town in TOWNS])
    spot = (points - ORIGIN) / 1000
    nearest = np.argmin(np.hypot(*(spot[:, None] - towns[None]).transpose(2, 0, 1)), axis=1)
    used = [0] * len(_TOWNS)
    codes: list[str] = []
    for town in nearest.tolist():
        sector, unit = divmod(used[town], 400)
        used[town] += 1
        outward = _TOWNS[town][0]
        codes.append(f"{outward} {sector + 1}{_LETTERS[unit // 20]}{_LETTERS[unit % 20]}")
    return codes, [_TOWNS[town][1] for town in nearest.tolist()]


def _streets(rng: np.random.Generator, place: Ints) -> list[str]:
    """Four or so streets for each neighbourhood, shared by its postcodes."""
    first = rng.integers(0, len(STREET_FIRST), (place.max() + 1, 4))
    last = rng.integers(0, len(STREET_LAST), (place.max() + 1, 4))
    which = rng.integers(0, 4, len(place))
    return [
        f"{STREET_FIRST[first[at, street]]} {STREET_LAST[last[at, street]]}"
        for at, street in zip(place.tolist(), which.tolist(), strict=True)
    ]


def _dates(rng: np.random.Generator, count: int) -> tuple[list[str], list[str]]:
    """When each postcode came into use and, for one in twelve, went out of it."""
    old = rng.random(count) < 0.75
    start = np.where(old, 1980, rng.integers(1981, 2025, count))
    end = np.minimum(start + rng.integers(1, 40, count), 2025)
    ended = (rng.random(count) < 0.08) & (end > start)
    month = rng.integers(1, 10, (count, 2))
    started = [f"{a}{b:02d}" for a, b in zip(start.tolist(), month[:, 0].tolist(), strict=True)]
    gone = zip(end.tolist(), month[:, 1].tolist(), ended.tolist(), strict=True)
    return started, [f"{year}{number:02d}" if over else "" for year, number, over in gone]


def make_postcodes(rng: np.random.Generator, region: Region) -> Postcodes:
    """All postcodes of the region."""
    points, place = _scatter(rng, region)
    codes, towns = _codes(points)
    started, ended = _dates(rng, len(codes))
    small = shapely.contains_xy(region.small_ward, points[:, 0], points[:, 1])
    return Postcodes(
        text=codes,
        place=place,
        east=points[:, 0].astype(np.int64),
        north=points[:, 1].astype(np.int64),
        street=_streets(rng, place),
        town=towns,
        started=started,
        ended=ended,
        first=np.searchsorted(place, np.arange(region.size + 1)),
        in_small_ward=small.tolist(),
    )


def _degrees(east: Ints, north: Ints) -> tuple[list[str], list[str]]:
    transformer = pyproj.Transformer.from_pipeline(_TO_DEGREES)
    long, lat = transformer.transform(east.astype(float), north.astype(float))
    return [f"{value:.6f}" for value in lat.tolist()], [f"{value:.6f}" for value in long.tolist()]


def write_directory(
    folder: Path, region: Region, *, postcodes: Postcodes, former: list[str]
) -> int:
    """The ONS Postcode Directory, zipped as it is published. Returns the number of rows."""
    lat, long = _degrees(postcodes.east, postcodes.north)
    rows: list[tuple[object, ...]] = []
    for at, (text, place) in enumerate(zip(postcodes.text, postcodes.place.tolist(), strict=True)):
        outward, inward = text.split()
        ward = -1 if postcodes.in_small_ward[at] else int(region.ward[place])
        area = region.area_codes[region.area[place]]
        rows.append((
            f"{outward:<4}{inward}" if len(outward) != 3 else text, f"{outward:<4} {inward}", text,
            postcodes.started[at], postcodes.ended[at], "E92000001", REGION_CODE,
            COUNCIL_CODES[region.council[place]], region.ward_codes[ward], postcodes.east[at],
            postcodes.north[at], 1, former[place], area, region.codes[place], area,
            lat[at], long[at],
        ))  # fmt: skip
    rows.extend(_WELSH_POSTCODES)
    path = folder / "ons_postcode_directory" / "ONSPD_NOV_2025.zip"
    formats.write_zip(path, "Data/ONSPD_NOV_2025_UK.csv", text=formats.csv_text(_HEADER, rows))
    return len(rows)

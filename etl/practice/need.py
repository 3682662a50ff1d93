"""Need in the practice region: hidden fields in space, turned into ranks in England and scores.

Every place has a hidden level of need for each domain, made of a level that all domains share, of
fields that vary smoothly over the map, and of what towns, coast and countryside do. A level is a
standard normal deviate in England, so its tail area gives the rank; the score is read from a
rounded table of England's distribution. The overall index follows the published method: domain
ranks, exponentially transformed, weighted and added (English Indices of Deprivation, technical
report, chapter 3).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from etl.practice.geography import ASHENWOLD, HALLOWDALE, MARLBRIDGE, SKELSEA, Region
from etl.practice.land import Floats, Ints

ENGLAND_2021, ENGLAND_2011 = 33_755, 32_844
WEIGHTS = {
    "income": 0.225, "employment": 0.225, "education": 0.135, "health": 0.135,
    "crime": 0.093, "barriers": 0.093, "living_environment": 0.093,
}  # fmt: skip
# How much of a domain is the shared level, and what its own part leans on.
_SHARED = {
    "income": 0.93, "employment": 0.92, "education": 0.84, "health": 0.84, "crime": 0.66,
    "barriers": 0.12, "living_environment": 0.34,
}  # fmt: skip
# Part measures: the measure they are part of, and how closely they follow it.
_PARTS = {
    "idaci": ("income", 0.93), "idaopi": ("income", 0.86),
    "children_young_people": ("education", 0.86), "adult_skills": ("education", 0.9),
    "geographical_barriers": ("barriers", 0.8), "wider_barriers": ("barriers", 0.55),
    "indoors": ("living_environment", 0.88), "outdoors": ("living_environment", 0.5),
}  # fmt: skip
DOMAINS = ("imd", *WEIGHTS, *_PARTS)

_TAIL = (0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
_RATE = (0.9, 0.65, 0.53, 0.45, 0.35, 0.28, 0.22, 0.18, 0.15, 0.12, 0.09, 0.065, 0.05, 0.03, 0.003)
_NORMAL = (
    3.2,
    2.0,
    1.45,
    1.14,
    0.75,
    0.46,
    0.22,
    -0.02,
    -0.25,
    -0.49,
    -0.75,
    -1.1,
    -1.4,
    -1.9,
    -3.1,
)
# England's scores by share of places that are more deprived, rounded: _TAIL gives the shares.
_SCORES: dict[str, tuple[float, ...]] = {
    "imd": (93, 69, 54, 45, 33.5, 26.5, 21.5, 17.5, 14, 11, 8.4, 5.5, 3.8, 2, 0.2),
    "income": _RATE,
    "employment": tuple(value * 0.58 for value in _RATE),
    "education": (99, 75, 59, 49, 36, 27.5, 21, 16.5, 12.5, 9, 6, 3.2, 1.7, 0.5, 0.01),
    "health": _NORMAL,
    "crime": _NORMAL,
    "barriers": (63, 50, 41.5, 36, 30, 26, 23, 20, 17.5, 15.5, 13, 9.8, 7.6, 4.5, 1.5),
    "living_environment": (85, 68, 53, 45, 35, 28, 22.5, 18, 13.5, 10, 7, 4.2, 2.6, 1, 0.1),
    "idaci": _RATE,
    "idaopi": tuple(value * 0.9 for value in _RATE),
    "children_young_people": _NORMAL,
    "adult_skills": (
        0.74, 0.51, 0.42, 0.38, 0.33, 0.29, 0.25, 0.22, 0.2, 0.18, 0.15, 0.12, 0.1, 0.07, 0.02
    ),
    "geographical_barriers": (96, 83, 70, 59, 46, 40, 36, 33, 29.5, 26, 22, 17, 12, 6, 1.2),
    "wider_barriers": tuple(value * 3.2 for value in _NORMAL),
    "indoors": tuple(value * 0.75 for value in _NORMAL),
    "outdoors": tuple(value * 0.85 for value in _NORMAL),
}  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """Score, rank and decile of each place; rank 1 and decile 1 are most deprived."""

    score: Floats
    rank: Ints
    decile: Ints


def _share_worse(level: Floats) -> Floats:
    """The share of England with a higher level of need: the normal tail area."""
    return np.array([0.5 * math.erfc(value / math.sqrt(2)) for value in level.tolist()])


def ranks(share: Floats, places: int) -> Ints:
    """Whole ranks 1..places for shares 0..1, each used once, in the order of the shares."""
    order = np.argsort(share, kind="stable")
    wanted = np.ceil(share[order] * places).clip(1, places).astype(np.int64)
    step = np.arange(len(wanted))
    climbing = np.maximum.accumulate(wanted - step) + step
    # Push back what climbed past the last rank, from the least deprived end.
    room = places - (len(wanted) - 1 - step)
    out = np.empty_like(wanted)
    out[order] = np.minimum(climbing, room)
    return out


def decile(rank: Ints, places: int) -> Ints:
    """Tenths of England's places by rank, the most deprived first."""
    return -(-rank * 10 // places)


def measure(level: Floats, name: str, *, places: int) -> Measure:
    """A measure from its hidden level."""
    share = _share_worse(level)
    rank = ranks(share, places)
    return Measure(np.interp(share, _TAIL, _SCORES[name]), rank, decile(rank, places))


def _overall(domains: Mapping[str, Measure], places: int) -> Measure:
    """The overall index: exponentially transformed domain ranks, weighted and added."""
    score = np.zeros(len(domains["income"].rank))
    for name, weight in WEIGHTS.items():
        nearness = 1 - (domains[name].rank - 1) / (places - 1)
        score += weight * -23 * np.log(1 - nearness * (1 - math.exp(-100 / 23)))
    # Scores fall along the table, so it is read backwards to get from a score to a share.
    share = np.interp(score, _SCORES["imd"][::-1], _TAIL[::-1])
    rank = ranks(share, places)
    return Measure(score, rank, decile(rank, places))


def index(levels: Mapping[str, Floats], places: int) -> dict[str, Measure]:
    """All measures of one release, by the names in DOMAINS, the overall index among them."""
    out = {name: measure(level, name, places=places) for name, level in levels.items()}
    return {"imd": _overall(out, places), **out}


def field(rng: np.random.Generator, middles: Floats, *, reach: float) -> Floats:
    """A smooth random field over the places, alike within `reach` km; mean 0, deviation 1.

    A sum of plane waves in random directions, some of them short, so that it is rough as well.
    """
    waves = 160
    length = reach * rng.uniform(0.4, 1.6, waves)
    turn = rng.normal(0, 1, (2, waves)) / length
    phase = rng.uniform(0, 2 * np.pi, waves)
    across = middles[:, :1] * turn[0] + middles[:, 1:] * turn[1] + phase
    height = np.cos(across).sum(axis=1)
    return np.asarray((height - height.mean()) / height.std())


def _bump(middles: Floats, x: float, *, y: float, reach: float) -> Floats:
    return np.asarray(np.exp(-((np.hypot(middles[:, 0] - x, middles[:, 1] - y) / reach) ** 2)))


def shared_level(rng: np.random.Generator, region: Region) -> Floats:
    """What all domains share: councils, the inner town, outer estates, the resort, the fields."""
    at = region.middles
    council = np.zeros(region.size)
    for number, shift in (
        (MARLBRIDGE, 0.2),
        (SKELSEA, 0.1),
        (HALLOWDALE, -0.75),
        (ASHENWOLD, -0.1),
    ):
        council[region.council == number] = shift
    places = (
        0.9 * _bump(at, 21.4, y=17.6, reach=1.3)  # the old inner town, east of the centre
        + 1.5 * _bump(at, 23.6, y=19.8, reach=1.3)  # the northern estate
        + 0.8 * _bump(at, 21.8, y=13.6, reach=1.0)  # the docks' estate, south bank
        - 1.7 * _bump(at, 16.8, y=18.8, reach=2.2)  # western suburbs
        - 0.7 * _bump(at, 19.2, y=13.4, reach=1.2)
        + 1.6 * _bump(at, 31.0, y=27.0, reach=1.5)  # the resort's front
        + 1.2 * _bump(at, 13.0, y=7.0, reach=1.2)  # the old colliery
        + 0.8 * _bump(at, 28.4, y=22.6, reach=1.0)
    )
    own = (
        0.55 * field(rng, at, reach=1.2)
        + 0.3 * field(rng, at, reach=5)
        + 0.3 * rng.standard_normal(len(at))
    )
    return np.asarray(council + places + own)


def domain_levels(rng: np.random.Generator, region: Region, *, shared: Floats) -> dict[str, Floats]:
    """Hidden levels of the seven domains and their parts, by name."""
    remote = 1 - region.centrality
    lean = {
        "barriers": 2.6 * (remote - 0.4),
        "living_environment": 0.5 * (region.centrality - 0.4),
        "crime": 0.7 * (region.centrality - 0.4),
        "health": 0.25 * (region.council == SKELSEA),
    }
    levels: dict[str, Floats] = {}
    for name, share in _SHARED.items():
        own = 0.8 * field(rng, region.middles, reach=1.4) + 0.6 * rng.standard_normal(region.size)
        levels[name] = share * shared + math.sqrt(1 - share**2) * own + lean.get(name, 0.0)
    for name, (whole, share) in _PARTS.items():
        own = 0.7 * field(rng, region.middles, reach=1.4) + 0.7 * rng.standard_normal(region.size)
        levels[name] = share * levels[whole] + math.sqrt(1 - share**2) * own
    return levels


def earlier(
    rng: np.random.Generator, region: Region, *, levels: Mapping[str, Floats], years: int
) -> dict[str, Floats]:
    """Levels some years before: much the same, with drift over the map and for each council."""
    drift = 0.2 * field(rng, region.middles, reach=4)
    for number, change in ((SKELSEA, -0.25), (ASHENWOLD, 0.2), (MARLBRIDGE, 0.05)):
        drift[region.council == number] += change
    share = years / 10
    return {
        name: level + share * drift + 0.18 * rng.standard_normal(len(level))
        for name, level in levels.items()
    }

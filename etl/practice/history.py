"""The neighbourhoods of 2011 and what became of them: unchanged, split, merged, irregular."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from etl.practice.geography import Region
from etl.practice.land import Floats, Ints

_SPLIT, _MERGED = 9, 6


@dataclass(frozen=True)
class Before:
    """Neighbourhoods of 2011, and the lookup: (place of 2011, place of 2021, how it changed)."""

    codes: list[str]
    names: list[str]
    council: Ints
    population: Ints
    lookup: list[tuple[int, int, str]]


def _pairs(rng: np.random.Generator, region: Region, *, count: int) -> list[int]:
    """Places whose next in number is a neighbour in the same area; no place is in two pairs."""
    first = np.arange(region.size - 1)
    same = region.area[:-1] == region.area[1:]
    touch = shapely.length(shapely.intersection(region.shapes[:-1], region.shapes[1:])) > 50
    chosen: list[int] = []
    for at in rng.permutation(first[same & touch]).tolist():
        if all(abs(at - other) > 1 for other in chosen):
            chosen.append(at)
        if len(chosen) == count:
            break
    return chosen


def make_before(rng: np.random.Generator, region: Region) -> Before:
    """The places of 2011: a few split since, a few merged, one pair redrawn across its border."""
    pairs = _pairs(rng, region, count=_SPLIT + _MERGED + 1)
    split = set(pairs[:_SPLIT])
    merged = set(pairs[_SPLIT:-1])
    odd = pairs[-1]
    groups: list[tuple[list[int], str]] = []
    for place in range(region.size):
        if place in split:
            groups.append(([place, place + 1], "S"))
        elif place in merged:
            groups.extend([([place], "M"), ([place], "M")])
        elif place == odd:
            groups.extend([([place, place + 1], "X"), ([place + 1], "X")])
        elif place - 1 not in split and place - 1 != odd:
            groups.append(([place], "U"))
    return _numbered(region, groups)


def _numbered(region: Region, groups: list[tuple[list[int], str]]) -> Before:
    codes: list[str] = []
    names: list[str] = []
    changed = 0
    for places, how in groups:
        changed += how != "U"
        codes.append(region.codes[places[0]] if how == "U" else f"E01999{700 + changed}")
        letter = region.names[places[0]][-1] if how == "U" else "KLMNPQRSTUVWXYZ"[changed % 15]
        names.append(region.names[places[0]][:-1] + letter)
    share = {"U": 0.96, "S": 0.9, "M": 0.48, "X": 0.6}
    people = [region.population[places].sum() * share[how] for places, how in groups]
    return Before(
        codes=codes,
        names=names,
        council=region.council[[places[0] for places, _ in groups]],
        population=np.round(people).astype(np.int64),
        lookup=[(n, place, how) for n, (places, how) in enumerate(groups) for place in places],
    )


def by_former(before: Before, values: Floats) -> Floats:
    """The mean of a value of 2021's places over each place of 2011."""
    former = np.array([row[0] for row in before.lookup])
    now = np.array([row[1] for row in before.lookup])
    count = len(before.codes)
    total = np.bincount(former, weights=values[now], minlength=count)
    return np.asarray(total / np.bincount(former, minlength=count))


def former_of(before: Before, region: Region) -> list[str]:
    """For each place of 2021, the code of a place of 2011 it came from (the first named)."""
    found: dict[int, str] = {}
    for former, now, _ in before.lookup:
        found.setdefault(now, before.codes[former])
    return [found[place] for place in range(region.size)]

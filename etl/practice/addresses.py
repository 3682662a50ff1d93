"""Where bodies are: a postcode, a street number, perhaps a building; and the ways people write it.

The same building is written in slightly different ways, as it is on real registers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from etl.practice import words
from etl.practice.geography import HALLOWDALE, MARLBRIDGE, SKELSEA, Region
from etl.practice.land import Floats, Ints
from etl.practice.postcodes import Postcodes


@dataclass(frozen=True)
class Site:
    """One address: a postcode by number, a street number, and a building where it has a name."""

    postcode: int
    number: int
    building: str = ""


@dataclass(frozen=True)
class Places:
    """Everything needed to choose an address: the region, its postcodes, and who goes where."""

    region: Region
    postcodes: Postcodes
    live: Ints = field(repr=False)  # postcodes in use, or until lately
    pull: Floats = field(repr=False)  # how strongly each live postcode draws companies, sum 1
    homes: Floats = field(repr=False)  # the same for small charities, which are run from homes

    def line(self, site: Site) -> str:
        """Street number and street."""
        return f"{site.number} {self.postcodes.street[site.postcode]}"

    def code(self, site: Site) -> str:
        """Postcode with its space."""
        return self.postcodes.text[site.postcode]

    def town(self, site: Site) -> str:
        """Post town."""
        return self.postcodes.town[site.postcode]

    def place(self, site: Site) -> int:
        """The neighbourhood of a site."""
        return int(self.postcodes.place[site.postcode])

    def area_title(self, site: Site) -> str:
        """The name people give to where a site is."""
        title: str = self.region.area_titles[int(self.region.area[self.place(site)])]
        return title.split(" & ")[0]

    def choose(self, rng: np.random.Generator, weights: Floats, *, count: int) -> list[Site]:
        """Sites drawn by the weights of the live postcodes; one in six is a named building."""
        codes = rng.choice(self.live, count, p=weights).tolist()
        numbers = rng.integers(1, 160, count).tolist()
        named = rng.integers(0, 6 * len(words.BUILDING_FIRST), count).tolist()
        return [
            Site(code, number, building_name(name))
            for code, number, name in zip(codes, numbers, named, strict=True)
        ]


def building_name(number: int) -> str:
    """A building's name for small numbers, none for others."""
    if number >= len(words.BUILDING_FIRST):
        return ""
    return f"{words.BUILDING_FIRST[number]} {words.BUILDING_LAST[number % 8]}"


def make_places(rng: np.random.Generator, region: Region, *, postcodes: Postcodes) -> Places:
    """Weights of places: centres draw companies, people live in homes, one estate has little."""
    # Registers go on using postcodes that Royal Mail has ended not long ago.
    used = [(n, ended) for n, ended in enumerate(postcodes.ended) if not ended or ended > "2015"]
    live = np.array([n for n, _ in used])
    faded = np.array([0.2 if ended else 1.0 for _, ended in used])
    at = postcodes.place[live]
    away = np.hypot(region.middles[:, 0] - 23.6, region.middles[:, 1] - 19.8)
    # The northern estate is deprived and has few organisations of its own: the gap to be found.
    thin = 1 - 0.8 * np.exp(-((away / 1.5) ** 2))
    centre = np.exp(2.0 * region.centrality**2) * thin * rng.lognormal(0, 0.35, region.size)
    council = np.select(
        [region.council == HALLOWDALE, region.council == MARLBRIDGE, region.council == SKELSEA],
        [1.45, 0.85, 0.95],
        0.9,
    )
    share = 1 / np.bincount(at, minlength=region.size)
    pull = faded * (region.population * centre * share)[at] * rng.lognormal(0, 0.8, len(live))
    homes = faded * (region.population * council * thin * share)[at]
    return Places(region, postcodes, live, pull / pull.sum(), homes / homes.sum())


@dataclass(frozen=True)
class Landmarks:
    """Addresses with a story: many companies at one door, for different reasons."""

    agent: Site  # a formation agent: hundreds of companies, a few of them CICs
    office: Site  # an office block
    hub: Site  # a voluntary-sector hub: many social enterprises among its companies


def landmarks(places: Places) -> Landmarks:
    """The first postcodes of the three most central neighbourhoods."""
    region = places.region
    inner = np.flatnonzero(region.council == MARLBRIDGE)
    order = inner[np.argsort(-region.centrality[inner], kind="stable")]
    first = [places.postcodes.live_of(int(place))[0] for place in order[:3]]
    return Landmarks(
        agent=Site(first[0], 41, "Tidewater House"),
        office=Site(first[1], 2, "Granary Exchange"),
        hub=Site(first[2], 14, "Wharfside Community Hub"),
    )


def written(places: Places, site: Site, *, manner: int) -> tuple[str, str]:
    """Two address lines in one of the manners in which people write the same building.

    Manners 0 to 15: most keep the same words and differ in suite, case or punctuation; a few
    shorten the street or leave the building out.
    """
    street = places.line(site)
    if not site.building:
        plain = (street.upper(), street, f"{street.upper()},", street.replace(" ", ", ", 1))
        return plain[manner % 4], ""
    if manner < 6:
        return site.building.upper(), street.upper()
    if manner < 11:
        return f"SUITE {manner * 7} {site.building.upper()}", street.upper()
    if manner < 13:
        return f"{site.building}, {street}", ""
    if manner == 13:
        return f"Unit {manner}, {site.building}", f"{street}."
    if manner == 14:
        return street.upper(), ""
    return site.building.upper(), street.upper().replace("STREET", "ST").replace("ROAD", "RD")

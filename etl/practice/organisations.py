"""The practice region's social economy, body by body, before any register writes it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from etl.practice import words
from etl.practice.addresses import Landmarks, Places, Site
from etl.practice.land import Floats
from etl.practice.names import Namer

TODAY = date(2025, 11, 1)
# How many of each are made; the company file holds only some of one council's.
CICS, GUARANTEE, FLATS = 370, 500, 450
CHARITIES, REMOVED, LINKED = 1720, 450, 90
SOCIETIES, SPORTS_CLUBS = 310, 100


@dataclass
class Body:
    """One legal person. Numbers are empty where a register does not list it."""

    name: str
    form: str  # cic, clg, flats, trust, cio, charitable company, society, casc, co-operative
    site: Site
    began: date
    ended: date | None = None
    sic: str = ""
    activity: str = ""  # ICNPTSO
    income: int | None = None
    company: str = ""
    charity: str = ""
    society: str = ""  # number with its ending
    kind: str = ""  # of a society: the ending; of a charity: its classification code
    linked: int = 0  # linked charity number: 0 is the charity itself
    manner: int = 0  # how its address is written
    sound: bool = False  # surely active, where others may be dormant or in difficulty
    postcode_as: str = ""  # a malformed postcode, where the register has one


def day_in(rng: np.random.Generator, year: int) -> date:
    """A day of a year, never after the day of the extract."""
    return min(date(year, 1, 2) + timedelta(days=int(rng.integers(0, 362))), TODAY)


def growing_years(rng: np.random.Generator, first: int, *, growth: float, count: int) -> list[int]:
    """Years from the first to 2025, each with `growth` times as many as the one before."""
    years = np.arange(first, 2026)
    weight = growth ** (years - first)
    return [int(year) for year in rng.choice(years, count, p=weight / weight.sum())]


def charity_years(rng: np.random.Generator, count: int) -> list[int]:
    """Registration years: many when the register opened in the 1960s, then steadily."""
    years = np.arange(1961, 2026)
    weight = np.where(years < 1970, 2.4, 1.0)
    return [int(year) for year in rng.choice(years, count, p=weight / weight.sum())]


def _ended(rng: np.random.Generator, began: date, *, share: float) -> date | None:
    """The day a body came off its register, for a share of them."""
    if rng.random() >= share:
        return None
    return day_in(rng, int(rng.integers(min(began.year + 1, 2025), 2026)))


def make_cics(
    rng: np.random.Generator, namer: Namer, *, places: Places, marks: Landmarks
) -> list[Body]:
    """Community interest companies, some at the agent's, the office block and the hub."""
    sites = places.choose(rng, places.pull * 0.6 + places.homes * 0.4, count=CICS)
    sites[:14] = [marks.agent] * 14
    sites[14:16] = [marks.office] * 2
    sites[16:31] = [marks.hub] * 15
    works = rng.integers(0, len(words.CIC_WORK), CICS).tolist()
    bodies = []
    for site, work, year in zip(
        sites, works, growing_years(rng, 2005, growth=1.13, count=CICS), strict=True
    ):
        word, sic = words.CIC_WORK[work]
        name = namer.cic(places.area_title(site), word) + namer.one(words.CIC_ENDINGS)
        bodies.append(
            Body(name.upper(), "cic", site, day_in(rng, year), sic=sic,
                 manner=int(rng.integers(16)))
        )  # fmt: skip
    return bodies


def make_guarantee(
    rng: np.random.Generator, namer: Namer, *, places: Places, marks: Landmarks
) -> list[Body]:
    """Companies limited by guarantee that are neither charities nor CICs."""
    sites = places.choose(rng, places.pull * 0.7 + places.homes * 0.3, count=GUARANTEE)
    sites[:10] = [marks.agent] * 10
    sites[10:20] = [marks.hub] * 10
    works = rng.integers(0, len(words.GUARANTEE_WORK), GUARANTEE).tolist()
    bodies = []
    for site, work, year in zip(
        sites, works, growing_years(rng, 1948, growth=1.035, count=GUARANTEE), strict=True
    ):
        word, sic = words.GUARANTEE_WORK[work]
        name = namer.plain(places.area_title(site), word, ending=" Limited")
        bodies.append(
            Body(name.upper(), "clg", site, day_in(rng, year), sic=sic,
                 manner=int(rng.integers(16)))
        )  # fmt: skip
    return bodies


def make_flats(rng: np.random.Generator, namer: Namer, *, places: Places) -> list[Body]:
    """Companies that manage blocks of flats: 98000, or another code with a name that says so."""
    weights = places.pull * places.pull
    sites = places.choose(rng, weights / weights.sum() * 0.4 + places.pull * 0.6, count=FLATS)
    years = growing_years(rng, 1970, growth=1.03, count=FLATS)
    bodies = []
    for site, year in zip(sites, years, strict=True):
        sic = "98000" if rng.random() < 0.8 else "68320"
        name = namer.flats(places.postcodes.street[site.postcode])
        bodies.append(
            Body(name.upper(), "flats", site, day_in(rng, year), sic=sic,
                 kind="clg" if rng.random() < 0.55 else "ltd", manner=int(rng.integers(16)))
        )  # fmt: skip
    return bodies


def _charity_form(rng: np.random.Generator, year: int) -> str:
    roll = rng.random()
    if year >= 2013:
        return "cio" if roll < 0.62 else "charitable company" if roll < 0.74 else "trust"
    return "charitable company" if roll < (0.3 if year >= 1980 else 0.12) else "trust"


def _income(rng: np.random.Generator, form: str) -> int | None:
    """A year's income in pounds: mostly small, a few very large, for some not known."""
    if rng.random() < 0.05:
        return None
    middle = {"charitable company": 95_000, "cio": 26_000}.get(form, 9_000)
    return int(rng.lognormal(np.log(middle), 1.8))


def make_charities(
    rng: np.random.Generator, namer: Namer, *, places: Places, marks: Landmarks
) -> list[Body]:
    """Charities on the register, and those that have left it."""
    count = CHARITIES + REMOVED
    sites = places.choose(rng, places.homes * 0.62 + places.pull * 0.38, count=count)
    for at in range(0, 40, 2):
        sites[at] = marks.hub
    common = np.array([share for *_, share in words.CHARITY_WORK], dtype=float)
    works = rng.choice(len(common), count, p=common / common.sum()).tolist()
    bodies = []
    for at, year in enumerate(charity_years(rng, count)):
        word, activity, theme, _ = words.CHARITY_WORK[works[at]]
        form = _charity_form(rng, year)
        began = day_in(rng, year)
        body = Body(
            namer.charity(places.area_title(sites[at]), word), form, sites[at], began,
            activity=activity, kind=str(theme), income=_income(rng, form),
            manner=int(rng.integers(16)),
        )  # fmt: skip
        body.charity = str(9_990_001 + at)
        if at >= CHARITIES:
            body.ended = _ended(rng, began, share=1.0)
        bodies.append(body)
    return bodies


def make_linked(rng: np.random.Generator, namer: Namer, *, charities: Sequence[Body]) -> list[Body]:
    """Linked charities: subsidiaries listed under another charity's number."""
    bodies = []
    for parent in rng.choice(CHARITIES, LINKED, replace=False).tolist():
        head = charities[parent]
        for number in range(1, int(rng.integers(2, 4))):
            name = f"{head.name} {namer.one(('Relief', 'Prize', 'Organ', 'Bursary'))} Fund"
            bodies.append(
                Body(name, "trust", head.site, head.began, charity=head.charity, linked=number)
            )
    return bodies


_ERAS = {"W": (1862, 1962), "R": (1880, 2013), "C": (1985, 2013), "F": (1863, 1948)}


def make_societies(rng: np.random.Generator, namer: Namer, *, places: Places) -> list[Body]:
    """Societies of every kind and status, from the 1860s on."""
    sites = places.choose(rng, places.pull * 0.5 + places.homes * 0.5, count=SOCIETIES)
    common = np.array([share for *_, share in words.SOCIETY_WORK], dtype=float)
    works = rng.choice(len(common), SOCIETIES, p=common / common.sum()).tolist()
    bodies = []
    made: dict[str, int] = {}
    for at, site in enumerate(sites):
        word, kind, _, sic, _ = words.SOCIETY_WORK[works[at]]
        began = day_in(rng, int(rng.integers(*_ERAS.get(kind, (2014, 2026)))))
        body = Body(
            namer.plain(places.area_title(site), word, ending="" if kind == "F" else " Limited"),
            "society", site, began,
            sic=sic, kind=kind, activity=word,
        )  # fmt: skip
        made[kind] = made.get(kind, 0) + 1
        body.society = f"{kind}{800 + made[kind]}" if kind in "47" else f"{99_001 + at}{kind}"
        body.ended = _ended(
            rng, began, share=0.6 if kind in "WF" else 0.12 if kind in "47" else 0.4
        )
        bodies.append(body)
    return bodies


def make_sports_clubs(rng: np.random.Generator, namer: Namer, *, places: Places) -> list[Body]:
    """Community amateur sports clubs; the list gives no dates."""
    sites = places.choose(rng, np.asarray(_sport_weights(places)), count=SPORTS_CLUBS)
    bodies = []
    for at, site in enumerate(sites):
        sport = words.SPORTS[int(rng.integers(len(words.SPORTS)))]
        name = namer.plain(places.area_title(site), f"{sport} Club")
        bodies.append(
            Body(name, "casc", site, date(2003, 4, 1), kind="False" if at % 6 == 0 else "True")
        )
    return bodies


def _sport_weights(places: Places) -> Floats:
    mixed = places.homes * 0.8 + places.pull * 0.2
    return np.asarray(mixed / mixed.sum())

"""All registers of the practice region, written from one list of bodies, so that they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from etl.practice import (
    awkward,
    charities,
    charity_returns,
    companies,
    council,
    links,
    organisations,
    societies,
)
from etl.practice.addresses import Landmarks, Places, landmarks
from etl.practice.names import Namer
from etl.practice.organisations import Body

Stream = Callable[[str], np.random.Generator]


@dataclass(frozen=True)
class Bodies:
    """The social economy by kind; linked charities stand among the charities."""

    cics: list[Body]
    guarantee: list[Body]
    flats: list[Body]
    charities: list[Body]
    societies: list[Body]
    clubs: list[Body]

    @property
    def in_company_file(self) -> list[Body]:
        """Those with a company number of their own, charitable companies among them."""
        held = [body for body in self.charities if body.form == "charitable company"]
        return [*self.cics, *self.guarantee, *self.flats, *held]


def make_bodies(stream: Stream, places: Places, *, marks: Landmarks) -> Bodies:
    """Every body, awkward ones included."""
    namer = Namer(stream("names"))
    rng = stream("bodies")
    three = awkward.joined(stream("joined"), places)
    heads = organisations.make_charities(rng, namer, places=places, marks=marks)
    made = Bodies(
        cics=organisations.make_cics(rng, namer, places=places, marks=marks),
        guarantee=organisations.make_guarantee(rng, namer, places=places, marks=marks),
        flats=organisations.make_flats(rng, namer, places=places),
        charities=[
            *heads, *three.charities, *organisations.make_linked(rng, namer, charities=heads),
        ],
        societies=[
            *organisations.make_societies(rng, namer, places=places),
            *awkward.shops(rng, places), *three.societies,
        ],
        clubs=[*organisations.make_sports_clubs(rng, namer, places=places), *three.clubs],
    )  # fmt: skip
    awkward.rename(places, made.cics, names=awkward.CIC_NAMES, first=32)
    awkward.rename(places, made.charities, names=awkward.CHARITY_NAMES, first=60)
    awkward.rename(places, made.clubs, names=awkward.CLUB_NAMES, first=5)
    awkward.spoil_postcodes(places, made.cics, first=120)
    awkward.spoil_postcodes(places, made.guarantee, first=60)
    awkward.spoil_postcodes(places, made.charities, first=200)
    awkward.lose_noughts(made.charities)
    return made


def _company_rows(
    stream: Stream, places: Places, *, marks: Landmarks, bodies: Bodies
) -> list[companies.Row]:
    rng = stream("companies")
    others = companies.make_ordinary(rng, places, marks=marks)
    named = bodies.in_company_file
    numbers = companies.number_all(named, others.began)
    live = [body for body in named if body.ended is None]
    rows = [companies.body_row(rng, places, body=body) for body in live]
    rows += companies.ordinary_rows(rng, places, companies=others, numbers=numbers)
    kept = companies.held(rng, places, sites=[*(body.site for body in live), *others.sites])
    rows = awkward.spoil_rows([row for row, keep in zip(rows, kept, strict=True) if keep])
    rows += [
        companies.bare_row(body, body.company, form="cio")
        for body in _cios(bodies)
        if not body.ended
    ]
    rows += [
        companies.bare_row(body, links.company_number_of_society(body.society), form="society")
        for body in bodies.societies
        if not body.ended
    ]
    return sorted(rows, key=lambda row: (row.name, row.number))


def _cios(bodies: Bodies) -> list[Body]:
    return [body for body in bodies.charities if body.form == "cio" and not body.linked]


def _write_charities(
    stream: Stream, folder: Path, *, places: Places, bodies: Bodies
) -> dict[str, int]:
    rng, table = stream("charities"), "charity_commission"
    listed = bodies.charities
    areas, scale_of = charities.write_areas_of_operation(rng, folder, places=places, bodies=listed)
    return {
        f"{table}_charity": charities.write_charities(rng, folder, places=places, bodies=listed),
        f"{table}_area_of_operation": areas,
        f"{table}_other_names": charities.write_other_names(folder, listed),
        f"{table}_classification": charity_returns.write_classes(rng, folder, bodies=listed),
        f"{table}_annual_return_parta": charity_returns.write_part_a(rng, folder, bodies=listed),
        f"{table}_annual_return_partb": charity_returns.write_part_b(rng, folder, bodies=listed),
        **links.write_reference(folder, scale_of),
    }


def _cooperatives(bodies: Bodies) -> list[Body]:
    """Co-operatives UK lists most societies, and some companies that are run as co-operatives."""
    listed = [body for at, body in enumerate(bodies.societies) if at % 5 and body.kind != "F"]
    return [*listed, *bodies.guarantee[100:112], *bodies.cics[200:206]]


def _write_cooperatives(
    stream: Stream, folder: Path, *, places: Places, bodies: Sequence[Body]
) -> dict[str, int]:
    own = societies.write_cooperatives(folder, places, bodies=bodies)
    outlets = []
    for at, body in enumerate(bodies):
        if body.ended is None and body.society.startswith("998"):
            outlets.append((own[body.society], body, 14))
        elif body.ended is None and at % 3 == 0:
            outlets.append((own[body.society or body.company], body, 1))
    rows = societies.write_outlets(stream("outlets"), folder, places=places, shops=outlets)
    return {"coops_uk_organisations": len(own), "coops_uk_outlets": rows}


def write_registers(stream: Stream, folder: Path, *, places: Places) -> dict[str, int]:
    """Write every register and the lists made from them. Returns rows by raw table."""
    marks = landmarks(places)
    bodies = make_bodies(stream, places, marks=marks)
    for at, body in enumerate(_cios(bodies)):
        body.company = f"CE999{at + 1:03d}"
    chosen = council.choose(places, bodies.cics, charities=bodies.charities)
    rows = _company_rows(stream, places, marks=marks, bodies=bodies)
    return {
        **council.write_lists(folder, places, marks=marks, chosen=chosen),
        "companies_house": companies.write_companies(folder, rows),
        **_write_charities(stream, folder, places=places, bodies=bodies),
        "fca_mutuals": societies.write_mutuals(folder, places, bodies=bodies.societies),
        **_write_cooperatives(stream, folder, places=places, bodies=_cooperatives(bodies)),
        "hmrc_cascs": societies.write_sports_clubs(folder, places, bodies=bodies.clubs),
        **links.write_links(folder, bodies.charities, societies=bodies.societies),
        **links.write_activities(
            stream("activities"), folder, charities=bodies.charities, cics=bodies.cics
        ),
    }

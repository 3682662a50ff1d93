"""Rows that are awkward on purpose: hostile names, bad postcodes, one body in three registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from etl.practice.addresses import Places
from etl.practice.companies import Row
from etl.practice.geography import ASHENWOLD, MARLBRIDGE
from etl.practice.organisations import Body

CIC_NAMES = (
    "<img src=x onerror=window.__hacked=1> Community CIC",
    '=HYPERLINK("http://example.invalid","click") CIC',
    "@Home Project CIC",
    '"The Quiet Room" CIC',
    "Knit, Natter & Mend CIC",
    "O'Fenlea's Larder CIC",
    "**Bold** [link](http://example.invalid) CIC",
    "Société d'Entraide Marlbridge CIC",
    "جمعية مارلبريدج Community CIC",
    "THE " + "MARLBRIDGE AND ESTUARY PARISHES " * 5 + "COMMUNITY GROWING PARTNERSHIP CIC",
)
CHARITY_NAMES = (
    ":red[x] and $maths$ Trust",
    "Caffi Cymuned Tŷ Glan-y-Môr",
    "St Osyn's Parish Room, Reading Room & Coal Charity",
    "</script><script>window.__hacked=1</script> Trust",
    "-2+3 Playgroup",
)
CLUB_NAMES = ("+44 Club", 'Overmarl "Old Boys" Rugby Union Football Club')


def _spoilt(code: str) -> list[str]:
    """A good postcode as real registers have it, and some that are none at all."""
    return [
        code.replace(" ", ""), f"{code}.", f"{code[:-2]} {code[-2:]}", f"{code[0]};{code[1:]}",
        code.lower(), "MB9 9ZZ", "WY9 1AB", "BLOCK 3", "2L ONE", "0255", f"  {code} ",
    ]  # fmt: skip


def _sure_to_be_held(places: Places, bodies: Sequence[Body]) -> list[Body]:
    """Bodies of the councils whose registers the practice files hold in full."""
    return [body for body in bodies if places.region.council[places.place(body.site)] != ASHENWOLD]


def rename(places: Places, bodies: Sequence[Body], *, names: Sequence[str], first: int) -> None:
    """Give the awkward names to active bodies of Marlbridge, where they are sure to be seen."""
    council = places.region.council
    ours = [body for body in bodies[first:] if council[places.place(body.site)] == MARLBRIDGE]
    for body, name in zip(ours[::4], names, strict=False):
        body.name, body.sound = name, True
        if body.form == "casc":
            body.kind = "True"


def spoil_postcodes(places: Places, bodies: Sequence[Body], *, first: int) -> None:
    """Write the postcodes of some bodies as people mistype them."""
    chosen = _sure_to_be_held(places, bodies[first:])
    for at, body in enumerate(chosen[:55:5]):
        body.postcode_as = _spoilt(places.code(body.site))[at]
    # A letter O where the outward code ends in a nought.
    for body in [body for body in chosen if "0 " in places.code(body.site)][1:12:5]:
        body.postcode_as = places.code(body.site).replace("0 ", "O ")


def lose_noughts(charities: Sequence[Body]) -> None:
    """The oldest charitable companies get numbers that begin with noughts, which lists lose."""
    old = [body for body in charities if body.form == "charitable company"]
    for at, body in enumerate(sorted(old, key=lambda body: body.began)[:24]):
        body.company = f"00000{901 + at}"


@dataclass(frozen=True)
class Joined:
    """Bodies that stand in three registers: charities, societies and clubs of the same name."""

    charities: list[Body]
    societies: list[Body]
    clubs: list[Body]


def joined(rng: np.random.Generator, places: Places) -> Joined:
    """Two bodies in three registers each: charity, company, and club or society."""
    site = places.choose(rng, places.pull, count=2)
    rowing = Body(
        "Marlbridge Estuary Community Rowing Club", "charitable company", site[0],
        date(1987, 5, 14), sic="93120", activity="A21", income=184_000, kind="110",
        charity="9994001", company="00000950",
    )  # fmt: skip
    harbour = Body(
        "Skelsea Old Harbour Community Shop Limited", "charitable company", site[1],
        date(2015, 9, 3), sic="47110", activity="F20", income=412_000, kind="113",
        charity="9994002",
    )  # fmt: skip
    society = replace(
        harbour, form="society", charity="", society="7999", kind="7", activity="Community Shop"
    )
    club = Body(rowing.name, "casc", rowing.site, date(2003, 4, 1), kind="True")
    return Joined([rowing, harbour], [society], [club])


def shops(rng: np.random.Generator, places: Places) -> list[Body]:
    """Consumer co-operatives that run shops in many places, the oldest of 1863."""
    known = (
        ("Marl Estuary Pioneers Co-operative Society Limited", 1863, "99801R"),
        ("Eastmere Country Co-operative Limited", 1891, "99802R"),
    )
    sites = places.choose(rng, places.pull, count=len(known))
    return [
        Body(name, "society", site, date(year, 8, 11), sic="47110", kind="R", society=number,
             activity="Community Shop")
        for site, (name, year, number) in zip(sites, known, strict=True)
    ]  # fmt: skip


def spoil_rows(rows: list[Row]) -> list[Row]:
    """A number twice, dates that never were, a blank name, a postcode in the town and county."""
    out = list(rows)
    out[201] = replace(out[201], number=out[200].number)
    out[220] = replace(out[220], began="31/02/2019")
    out[221] = replace(out[221], began="unknown")
    out[240] = replace(out[240], name="")
    for at, column in ((250, 2), (260, 3)):
        address = list(out[at].address)
        address[column], address[4] = f"{address[2]} {address[4]}", ""
        out[at] = replace(out[at], address=tuple(address))  # type: ignore[arg-type]
    return out

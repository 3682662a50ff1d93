"""The national company file: ordinary companies, and those of the social economy among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from etl.practice import activities, formats, words
from etl.practice.addresses import Landmarks, Places, Site, written
from etl.practice.geography import ASHENWOLD
from etl.practice.names import ordinary
from etl.practice.organisations import Body

PER_1000 = 44  # live companies for each thousand residents
AT_AGENT, AT_OFFICE, AT_HUB = 420, 90, 45
# Of one council's companies the practice file holds about this share: its register is not complete.
HELD_OF_ASHENWOLD = 0.1
_FIRST_NUMBER = 99_000_001

_PREVIOUS = [
    f"{' ' if (number, part) != (1, 'CONDATE') and (number < 3 or part != 'CONDATE') else ''}"
    f"PreviousName_{number}.{part}"
    for number in range(1, 11)
    for part in ("CONDATE", "CompanyName")
]
# The publisher's header: some names follow a space.
HEADER = (
    "CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.POBox",
    "RegAddress.AddressLine1", " RegAddress.AddressLine2", "RegAddress.PostTown",
    "RegAddress.County", "RegAddress.Country", "RegAddress.PostCode", "CompanyCategory",
    "CompanyStatus", "CountryOfOrigin", "DissolutionDate", "IncorporationDate",
    "Accounts.AccountRefDay", "Accounts.AccountRefMonth", "Accounts.NextDueDate",
    "Accounts.LastMadeUpDate", "Accounts.AccountCategory", "Returns.NextDueDate",
    "Returns.LastMadeUpDate", "Mortgages.NumMortCharges", "Mortgages.NumMortOutstanding",
    "Mortgages.NumMortPartSatisfied", "Mortgages.NumMortSatisfied", "SICCode.SicText_1",
    "SICCode.SicText_2", "SICCode.SicText_3", "SICCode.SicText_4",
    "LimitedPartnerships.NumGenPartners", "LimitedPartnerships.NumLimPartners", "URI",
    *_PREVIOUS, "ConfStmtNextDueDate", " ConfStmtLastMadeUpDate",
)  # fmt: skip

_CATEGORY = {
    "cic": "Community Interest Company",
    "clg": "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)",
    "exempt": "PRI/LBG/NSC (Private, Limited by guarantee, no share capital,"
    " use of 'Limited' exemption)",
    "ltd": "Private Limited Company",
    "llp": "Limited Liability Partnership",
    "plc": "Public Limited Company",
    "cio": "Charitable Incorporated Organisation",
    "society": "Registered Society",
}
_STATUS = ("Active", "Active - Proposal to Strike off", "Liquidation", "In Administration")
_STATUS_SHARE = (0.908, 0.067, 0.024, 0.001)
_ACCOUNTS = (
    "MICRO ENTITY", "TOTAL EXEMPTION FULL", "NO ACCOUNTS FILED", "DORMANT",
    "UNAUDITED ABRIDGED", "SMALL", "FULL",
)  # fmt: skip
_ACCOUNTS_SHARE = (0.34, 0.27, 0.2, 0.11, 0.04, 0.03, 0.01)


@dataclass(frozen=True)
class Row:
    """What a row of the file says; the other columns are blank."""

    name: str
    number: str
    category: str
    began: str  # dd/mm/yyyy
    sic: tuple[str, ...] = ()
    status: str = "Active"
    accounts: str = ""
    address: tuple[str, str, str, str, str] = ("", "", "", "", "")  # lines, town, county, postcode
    before: tuple[str, str] = ("", "")  # the day its name changed, and the name until then


@dataclass(frozen=True)
class Ordinary:
    """Ordinary companies: arrays of equal length, numbers given later."""

    names: list[str]
    sites: list[Site]
    began: list[date]
    sic: list[str]
    status: list[str]
    accounts: list[str]


def _trades(rng: np.random.Generator, count: int) -> list[tuple[str, str]]:
    weight = np.array([share for _, _, share in words.TRADES], dtype=float)
    chosen = rng.choice(len(words.TRADES), count, p=weight / weight.sum())
    return [words.TRADES[number][:2] for number in chosen.tolist()]


def _days(rng: np.random.Generator, count: int) -> list[date]:
    """Days of incorporation: half of all live companies are younger than five years."""
    age = np.minimum(rng.exponential(2500, count), 24_000).astype(np.int64)
    return [date(2025, 10, 30) - timedelta(days=int(days)) for days in age.tolist()]


def make_ordinary(rng: np.random.Generator, places: Places, *, marks: Landmarks) -> Ordinary:
    """Ordinary companies at shops, homes and offices, and at the landmark addresses."""
    count = int(places.region.population.sum() * PER_1000 / 1000)
    sites = places.choose(rng, places.pull * 0.55 + places.homes * 0.45, count=count)
    many = ((marks.agent, AT_AGENT), (marks.office, AT_OFFICE), (marks.hub, AT_HUB))
    sites[: AT_AGENT + AT_OFFICE + AT_HUB] = [site for site, times in many for _ in range(times)]
    trades = _trades(rng, count)
    towns = [places.town(site) for site in sites]
    sic = [code for _, code in trades]
    accounts = rng.choice(_ACCOUNTS, count, p=_ACCOUNTS_SHARE).tolist()
    return Ordinary(
        names=ordinary(rng, [trade for trade, _ in trades], towns=towns),
        sites=sites,
        began=_days(rng, count),
        sic=sic,
        status=rng.choice(_STATUS, count, p=_STATUS_SHARE).tolist(),
        accounts=["DORMANT" if c == "99999" else a for c, a in zip(sic, accounts, strict=True)],
    )


def number_all(bodies: Sequence[Body], ordinary_began: Sequence[date]) -> list[str]:
    """Give every company its number in order of age; returns those of the ordinary ones."""
    days = [body.began for body in bodies] + list(ordinary_began)
    order = sorted(range(len(days)), key=days.__getitem__)
    numbers = [""] * len(days)
    for rank, at in enumerate(order):
        numbers[at] = str(_FIRST_NUMBER + rank)
    for body, number in zip(bodies, numbers, strict=False):
        # A body may have one already: the oldest have noughts in front, which other lists lose.
        body.company = body.company or number
    return numbers[len(bodies) :]


def _address(
    places: Places, site: Site, *, manner: int, code: str
) -> tuple[str, str, str, str, str]:
    first, second = written(places, site, manner=manner)
    county = words.COUNTY.upper() if manner % 3 == 0 else ""
    return first, second, places.town(site).upper(), county, code or places.code(site)


def body_row(rng: np.random.Generator, places: Places, *, body: Body) -> Row:
    """The row of a company that is of the social economy, or manages flats."""
    form = body.kind if body.form == "flats" else body.form
    if form == "charitable company":
        form = "exempt" if rng.random() < 0.35 else "clg"
    if form == "co-operative":
        form = "ltd"
    status = str(rng.choice(_STATUS, p=(0.94, 0.05, 0.01, 0)))
    accounts = str(rng.choice(_ACCOUNTS[:4], p=(0.48, 0.29, 0.19, 0.04)))
    return Row(
        body.name.upper() if body.form == "charitable company" else body.name,
        body.company,
        _CATEGORY[form],
        body.began.strftime("%d/%m/%Y"),
        (body.sic,) if body.sic else (),
        _STATUS[0] if body.sound else status,
        _ACCOUNTS[0] if body.sound else accounts,
        _address(places, body.site, manner=body.manner, code=body.postcode_as),
        _before(body),
    )


def _before(body: Body) -> tuple[str, str]:
    """One company in nine has had another name."""
    number = int(body.company)
    if number % 9 or body.form == "flats":
        return "", ""
    adjective, noun = words.ADJECTIVES[number % 30], words.NOUNS[number % 37]
    changed = min(body.began + timedelta(days=400 + number % 900), date(2025, 10, 30))
    return f"{changed:%d/%m/%Y}", f"{adjective} {noun} Project Limited".upper()


def bare_row(body: Body, number: str, *, form: str) -> Row:
    """A CIO or a registered society: the company file lists it without an address."""
    return Row(body.name.upper(), number, _CATEGORY[form], body.began.strftime("%d/%m/%Y"))


def ordinary_rows(
    rng: np.random.Generator, places: Places, *, companies: Ordinary, numbers: Sequence[str]
) -> list[Row]:
    """The rows of ordinary companies."""
    count = len(numbers)
    manners = rng.integers(0, 16, count).tolist()
    category = rng.choice(["ltd", "llp", "plc"], count, p=(0.993, 0.006, 0.001)).tolist()
    second = rng.random(count) < 0.15
    return [
        Row(
            companies.names[at], numbers[at], _CATEGORY[category[at]],
            companies.began[at].strftime("%d/%m/%Y"),
            (companies.sic[at], companies.sic[at - 1]) if second[at] else (companies.sic[at],),
            companies.status[at], companies.accounts[at],
            _address(places, companies.sites[at], manner=manners[at], code=""),
        )
        for at in range(count)
    ]  # fmt: skip


def held(rng: np.random.Generator, places: Places, *, sites: Sequence[Site]) -> list[bool]:
    """Whether the practice file holds the company at each site."""
    council = places.region.council[places.postcodes.place[[site.postcode for site in sites]]]
    lucky = rng.random(len(sites)) < HELD_OF_ASHENWOLD
    return [bool(yes) for yes in (council != ASHENWOLD) | lucky]


def _line(row: Row) -> str:
    """One row as the publisher writes it: every field quoted, most of them empty."""
    first, second, town, county, code = row.address
    texts = [f"{code} - {activities.SIC[code]}" if code else "" for code in row.sic]
    sic = '","'.join((texts or ["None Supplied" if not row.address[0] else ""]) + [""] * 4)
    sic = '","'.join(sic.split('","')[:4])
    country = "ENGLAND" if row.address[0] else ""
    quoted = [field.replace('"', '""') for field in (row.name, row.number, first, second, town)]
    return (
        f'"{quoted[0]}","{quoted[1]}","","","{quoted[2]}","{quoted[3]}","{quoted[4]}","{county}",'
        f'"{country}","{code}","{row.category}","{row.status}","United Kingdom","",'
        f'"{row.began}","","","","","{row.accounts}","","","0","0","0","0","{sic}","0","0",'
        f'"http://business.data.gov.uk/id/company/{row.number}",'
        f'"{row.before[0]}","{row.before[1]}",' + '"",' * 19 + '""'
    )


def write_companies(folder: Path, rows: Sequence[Row]) -> int:
    """The product as one zipped file. Returns the number of rows."""
    text = "\n".join([",".join(HEADER), *map(_line, rows)]) + "\n"
    name = "BasicCompanyDataAsOneFile-2025-11-01"
    formats.write_zip(folder / "companies_house" / f"{name}.zip", f"{name}.csv", text=text)
    return len(rows)

"""The mutuals register, Co-operatives UK's lists and the amateur sports clubs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from etl.practice import activities, formats, words
from etl.practice.addresses import Places, Site
from etl.practice.organisations import Body

FCA_HEADER = (
    "Society Number", "Society Suffix", "Full Registation Number", "Society Name",
    "Registered As", "Society Address", "Registration Date", "Deregistration Date",
    "Registration Act", "Standard Industrial Classification Code (SIC)",
    "Reporting Classification", "Society Status",
)  # fmt: skip
_REGISTERED_AS = {
    "W": "Working Men's Club", "R": "Registered Society", "C": "Credit Union",
    "F": "Friendly Society", "4": "Co-operative Society", "7": "Community Benefit Society",
}  # fmt: skip
_ACTS = {
    "W": "Friendly Societies Act 1974", "F": "Friendly Societies Act 1974",
    "C": "Co-operative and Community Benefit Societies Act 2014",
}  # fmt: skip
_ACT = "Co-operative and Community Benefit Societies Act 2014"
_SECTOR = {word: sector for word, _, sector, *_ in words.SOCIETY_WORK}


def split_number(society: str) -> tuple[str, str]:
    """A society's number and its ending: 99001R is 99001 and R."""
    number = society.rstrip("CFRW")
    return number, society[len(number) :]


def full_address(places: Places, site: Site, *, code: str) -> str:
    """One line of text that ends in the postcode, as the FCA writes an address."""
    building = f"{site.building}, " if site.building else ""
    return f"{building}{places.line(site)}, {places.town(site)}, {words.COUNTY} {code}"


def write_mutuals(folder: Path, places: Places, *, bodies: Sequence[Body]) -> int:
    """The Mutuals Public Register, every status, in cp1252. Returns the number of rows."""
    rows = []
    for at, body in enumerate(bodies):
        number, ending = split_number(body.society)
        # One register, two ways of writing a date.
        form = "%Y-%m-%d" if at % 9 == 0 else "%d/%m/%Y"
        code = body.postcode_as or places.code(body.site)
        # And two kinds of apostrophe, one of which is another byte in UTF-8.
        name = body.name.replace("'", "’") if at % 2 else body.name
        rows.append((
            number, ending, body.society, name, _REGISTERED_AS[body.kind],
            full_address(places, body.site, code=code), body.began.strftime(form),
            body.ended.strftime(form) if body.ended else "", _ACTS.get(body.kind, _ACT),
            body.sic, _SECTOR.get(body.activity, "Other"),
            "Deregistered" if body.ended else "Registered",
        ))  # fmt: skip
    text = formats.csv_text(FCA_HEADER, rows, end="\r\n")
    formats.write_text(folder / "fca_mutuals" / "SocietyList.csv", text, encoding="cp1252")
    return len(rows)


COOPS_HEADER = (
    "CUK Organisation ID", "Registered Number", "Registrar", "Registered Name", "Trading Name",
    "Legal Form", "Registered Street", "Registered City", "Registered State/Province",
    "Registered Postcode", "UK Nation", "SIC Code", "SIC section", "SIC code  - level 2",
    "SIC code  - level 2 description", "SIC code  - level 3", "SIC code  - level 3 description",
    "SIC code  - level 4", "SIC code  - level 4 description", "SIC code  - level 5",
    "SIC code  - level 5 description", "Sector - Simplified, High Level",
    "Ownership Classification", "Registered Status", "Incorporation Date", "Dissolved Date",
)  # fmt: skip
OUTLET_HEADER = (
    "CUK Organisation ID", "Registered Name", "Outlet Name", "Street", "City", "State/Province",
    "Postcode", "Description", "Phone", "Website",
)  # fmt: skip


_HOURS = "Opening hours: \nMonday: 08:00 - 20:00, Sunday: 10:00 - 16:00"


def _short(day: date | None) -> str:
    """11/8/1863: no noughts in front."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def registered_number(body: Body) -> tuple[str, str, str]:
    """Number, registrar and legal form as Co-operatives UK gives them."""
    if body.form == "society":
        number, ending = split_number(body.society)
        return number + (ending or {"4": "CS", "7": "CBS"}[body.kind]), "FCA", "Society"
    form = "Community Interest Company" if body.form == "cic" else "Company"
    return body.company, "Companies House", form


def write_cooperatives(folder: Path, places: Places, *, bodies: Sequence[Body]) -> dict[str, str]:
    """Co-operatives UK's organisations. Returns its own number of each, by society or company."""
    rows, own = [], {}
    for at, body in enumerate(bodies):
        number, registrar, form = registered_number(body)
        sic = f"UKSIC07-{body.sic[:4]}"
        title = activities.SIC.get(body.sic, "")
        street = places.line(body.site)
        own[body.society or body.company] = f"R999{at + 1:03d}"
        rows.append((
            f"R999{at + 1:03d}", number, registrar, body.name, body.name.replace(" Limited", ""),
            form, f"{body.site.building}\n{street}" if body.site.building else street,
            places.town(body.site), words.COUNTY, places.code(body.site), "England", sic,
            "", sic[:10], "", sic[:11], "", sic, title, "", "",
            _SECTOR.get(body.activity, "Other"), "Consumers", "Dead" if body.ended else "Live",
            _short(body.began), _short(body.ended),
        ))  # fmt: skip
    header = [f'"{title}"' for title in COOPS_HEADER]
    text = formats.csv_text_all_quoted(header, rows, end="\r\n")
    formats.write_text(folder / "coops_uk" / "open_data_organisations.csv", text)
    return own


def write_outlets(
    rng: np.random.Generator,
    folder: Path,
    *,
    places: Places,
    shops: Sequence[tuple[str, Body, int]],
) -> int:
    """Shops and branches: (Co-operatives UK's number, the body, how many). Returns the rows."""
    rows = []
    for own, body, count in shops:
        weights = places.pull * 0.7 + places.homes * 0.3
        sites = [body.site] if count == 1 else places.choose(rng, weights, count=count)
        for site in sites:
            title = body.name.replace(" Limited", "")
            street = (
                f"{site.building},\n{places.line(site)}" if site.building else places.line(site)
            )
            rows.append((
                own, body.name, f"{title} - {places.area_title(site)}", street, places.town(site),
                words.COUNTY, places.code(site),
                _HOURS if count > 1 else "",
                f"01632 960{int(rng.integers(1000)):03d}", "",
            ))  # fmt: skip
    text = formats.csv_text(OUTLET_HEADER, rows, end="\r\n")
    formats.write_text(folder / "coops_uk" / "open_data_outlets.csv", text)
    return len(rows)


def write_sports_clubs(folder: Path, places: Places, *, bodies: Sequence[Body]) -> int:
    """Community amateur sports clubs; some twice, with other words for no postcode."""
    rows = []
    for at, body in enumerate(bodies):
        address = f"{places.line(body.site)}, {places.town(body.site)}, {words.COUNTY}"
        rows.append((body.name, address, places.code(body.site), body.kind))
        if at % 14 == 0:
            rows.append((body.name, address, ("", "—", "No data")[at // 14 % 3], "False"))
    listed = [
        (f"GB-CASC-{hashlib.sha256(f'{name}{code}'.encode()).hexdigest()[:8]}", name, *rest)
        for name, *rest in rows
        for code in [rest[1]]
    ]
    listed.sort(key=lambda row: (row[1], row[0]))
    text = formats.csv_text(("id", "name", "address", "postcode", "active"), listed)
    formats.write_text(folder / "hmrc_cascs" / "cascs.csv", text)
    return len(listed)

"""The register of charities as the regulator publishes it, and where each charity says it works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from etl.practice import formats, words
from etl.practice.addresses import Places
from etl.practice.organisations import Body

EXTRACTED = "2025-11-20 00:00:00.0000000"
HEADER = (
    "date_of_extract", "organisation_number", "registered_charity_number",
    "linked_charity_number", "charity_name", "charity_type", "charity_registration_status",
    "date_of_registration", "date_of_removal", "charity_reporting_status",
    "latest_acc_fin_period_start_date", "latest_acc_fin_period_end_date", "latest_income",
    "latest_expenditure", "charity_contact_address1", "charity_contact_address2",
    "charity_contact_address3", "charity_contact_address4", "charity_contact_address5",
    "charity_contact_postcode", "charity_contact_phone", "charity_contact_email",
    "charity_contact_web", "charity_company_registration_number", "charity_insolvent",
    "charity_in_administration", "charity_previously_excepted", "charity_is_cdf_or_cif",
    "charity_is_cio", "cio_is_dissolved", "date_cio_dissolution_notice", "charity_activities",
    "charity_gift_aid", "charity_has_land",
)  # fmt: skip
_TYPES = {"cio": "CIO", "charitable company": "Charitable company"}
_STREET_BREAK = " Open to all.\r\n"  # the regulator's export breaks a line in some texts
_SCALES = ("local", "neighbours", "county", "national", "overseas")
_SCALE_SHARE = (0.66, 0.12, 0.03, 0.12, 0.07)
# What people type where a website is asked for; the first two charities with a website get these.
MISTYPED_WEBSITES = (
    "hello@marlbridge-singers.example", "http://3HarbourParade.Skelsea.MB21AB",
)  # fmt: skip
_COUNTRIES = ("Kenya", "India", "Malawi", "Nepal", "Romania", "Gambia")


def stamp(day: date | None) -> str:
    """A date as the regulator prints it; nothing is empty."""
    return "" if day is None else f"{day.isoformat()} 00:00:00.0000000"


def number_of(body: Body) -> int:
    """The regulator's own number of a charity: not the registered one."""
    return int(body.charity) - 4_000_000 + body.linked * 20_000


def year_end(body: Body) -> date:
    """The end of a charity's latest year with accounts: 31 March or 31 December."""
    return date(2025, 3, 31) if int(body.charity) % 3 else date(2024, 12, 31)


def _activities(body: Body, place: str) -> str:
    """What a charity says of itself, with the odd stray line break and escape."""
    number = int(body.charity)
    text = f"{body.name} works for the people of {place}."
    if number % 211 == 0:
        return text + _STREET_BREAK
    if number % 97 == 0:
        return text + ' Known as the \\"Old Bank\\" project.\\r\\nSee C:\\\\notices.'
    return text


def _contact(rng: np.random.Generator, places: Places, *, body: Body) -> tuple[str, ...]:
    """Five address lines, postcode, phone, e-mail and website: plainly invented, never a person."""
    site = body.site
    slug = re.sub(r"[^a-z]+", "-", body.name.lower()).strip("-")[:40]
    lines = [site.building] * bool(site.building) + [places.line(site), places.town(site).upper()]
    lines = (lines + [""] * 5)[:5]
    web = f"www.{slug}.example" if rng.random() < 0.45 else ""
    mail = f"hello@{slug}.example" if rng.random() < 0.7 else ""
    return (*lines, body.postcode_as or places.code(site),
            f"01632 960{int(rng.integers(1000)):03d}", mail, web)  # fmt: skip


def _row(rng: np.random.Generator, places: Places, *, body: Body) -> list[object]:
    ended, linked, company = body.ended, body.linked > 0, body.form == "charitable company"
    state = "Removed" if ended else "Registered"
    end = None if ended or linked or body.income is None else year_end(body)
    income = None if end is None else body.income
    spent = None if income is None else int(income * rng.uniform(0.8, 1.15))
    contact = [""] * 9 if ended or linked else list(_contact(rng, places, body=body))
    kind = _TYPES.get(body.form, ("", "Trust", "Other")[int(body.charity) % 3])
    return [
        EXTRACTED, number_of(body), body.charity, body.linked, body.name,
        "" if linked else kind, state, stamp(body.began), stamp(ended),
        "" if linked else "Removed" if ended else "Submission Received",
        stamp(end and end.replace(year=end.year - 1) + timedelta(days=1)), stamp(end),
        income, spent, *contact, body.company.lstrip("0") if company else "", "False", "False",
        "" if linked else "False", "", "" if linked else str(body.form == "cio"),
        "" if linked else "False", "",
        "" if linked or ended else _activities(body, places.area_title(body.site)),
        "" if ended else "True", "" if ended else str(bool(body.site.building)),
    ]  # fmt: skip


def write_charities(
    rng: np.random.Generator, folder: Path, *, places: Places, bodies: Sequence[Body]
) -> int:
    """The table of charities. Returns the number of rows."""
    rows = [_row(rng, places, body=body) for body in bodies]
    web = HEADER.index("charity_contact_web")
    for row, typed in zip((row for row in rows if row[web]), MISTYPED_WEBSITES, strict=False):
        row[web] = typed
    _write(folder, "charity", header=HEADER, rows=rows)
    return len(rows)


def _write(
    folder: Path, table: str, *, header: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    name = f"publicextract.{table}"
    path = folder / "charity_commission" / f"{name}.zip"
    formats.write_zip(path, f"{name}.txt", text=formats.tab_text(header, rows))


write_table = _write


def scales(rng: np.random.Generator, bodies: Sequence[Body]) -> dict[str, str]:
    """How far each charity works, by charity number."""
    live = [body.charity for body in bodies if not body.linked and not body.ended]
    drawn = rng.choice(_SCALES, len(live), p=_SCALE_SHARE).tolist()
    return dict(zip(live, drawn, strict=True))


def _areas(
    rng: np.random.Generator, scale: str, *, council: int
) -> list[tuple[str, str, str, str]]:
    """Area type, area, parent type and parent, as the charity ticked them."""
    name = words.COUNCILS[council]
    if scale == "local":
        return [("Local Authority", name, "", "")]
    if scale == "neighbours":
        other = words.COUNCILS[(council + 1) % 4]
        return [("Local Authority", name, "", ""), ("Local Authority", other, "", "")]
    if scale == "county":
        return [("Local Authority", council_name, "", "") for council_name in words.COUNCILS]
    if scale == "national":
        every = ("Throughout England", "Throughout England And Wales")[int(rng.integers(2))]
        return [("Region", every, "", "")]
    country = _COUNTRIES[int(rng.integers(len(_COUNTRIES)))]
    continent = (
        "Europe" if country == "Romania" else "Asia" if country in "India Nepal" else "Africa"
    )
    return [("Local Authority", name, "", ""), ("Country", country, "Continent", continent)]


def write_areas_of_operation(
    rng: np.random.Generator, folder: Path, *, places: Places, bodies: Sequence[Body]
) -> tuple[int, dict[str, str]]:
    """Where charities say they work. Returns the number of rows, and the scale of each charity."""
    scale_of = scales(rng, bodies)
    rows: list[list[object]] = []
    for body in bodies:
        if body.charity not in scale_of or body.linked:
            continue
        council = int(places.region.council[places.place(body.site)])
        rows.extend(
            [EXTRACTED, number_of(body), body.charity, 0, *area, "False"]
            for area in _areas(rng, scale_of[body.charity], council=council)
        )
    _write(folder, "charity_area_of_operation", header=(
        "date_of_extract", "organisation_number", "registered_charity_number",
        "linked_charity_number", "geographic_area_type", "geographic_area_description",
        "parent_geographic_area_type", "parent_geographic_area_description", "welsh_ind",
    ), rows=rows)  # fmt: skip
    return len(rows), scale_of


def write_other_names(folder: Path, bodies: Sequence[Body]) -> int:
    """Names that some charities had before, or work under. Returns the number of rows."""
    rows: list[list[object]] = []
    for body in bodies:
        number = int(body.charity)
        start = [EXTRACTED, number_of(body), body.charity, body.linked, number % 80_000]
        if number % 11 == 0:
            noun = words.NOUNS[number % 37]
            rows.append([*start, "Previous name", f"The {noun} Fund of {1900 + number % 90}"])
        if number % 17 == 0:
            rows.append([*start, "Working name", f"{words.ADJECTIVES[number % 30]} Steps"])
    _write(folder, "charity_other_names", header=(
        "date_of_extract", "organisation_number", "registered_charity_number",
        "linked_charity_number", "charity_name_id", "charity_name_type", "charity_name",
    ), rows=rows)  # fmt: skip
    return len(rows)

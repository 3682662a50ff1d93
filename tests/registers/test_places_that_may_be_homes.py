"""A contact address is often a home: it is shown as its neighbourhood and never as a postcode."""

import pytest

from tests.registers.conftest import Build, one, rows
from tests.registers.given import GUARANTEE, charity, club, company, cooperative

HELD_BACK = {"placement": "neighbourhood", "postcode": None, "longitude": -9.0, "latitude": 59.0}


def place(registers: Build, **given: list[dict]) -> dict:
    site = one(registers(**given), "select * from mart.organisation_site")
    return {key: site[key] for key in HELD_BACK}


@pytest.mark.parametrize(
    "given",
    [
        {"charity_commission_charity": [charity("900001")]},
        {"hmrc_cascs": [club("GB-CASC-1")]},
        {"coops_uk_organisations": [cooperative("R1", form="Unincorporated")]},
    ],
    ids=["charity", "sports club", "group without a legal form"],
)
def test_a_contact_address_is_placed_in_its_neighbourhood_only(
    registers: Build, given: dict
) -> None:
    assert place(registers, **given) == HELD_BACK


def test_a_registered_office_is_placed_at_its_postcode(registers: Build) -> None:
    found = place(registers, companies_house=[company("1")])
    assert (found["placement"], found["postcode"]) == ("postcode", "AA1 1AA")


def test_a_contact_address_that_is_the_registered_office_is_kept_once(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001", "Circle", GUARANTEE)],
        charity_commission_charity=[charity("900001", company="1", postcode="AA1 1AA")],
    )
    assert one(con, "select kind from mart.organisation_site") == {"kind": "registered"}


def test_a_charitys_places_are_held_back_its_registered_office_too(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001", "Circle", GUARANTEE)],
        charity_commission_charity=[charity("900001", company="1", postcode="BB1 1CC")],
    )
    found = rows(
        con, "select kind, postcode, placement from mart.organisation_site order by site_no"
    )
    assert found == [
        {"kind": "registered", "postcode": None, "placement": "neighbourhood"},
        {"kind": "contact", "postcode": None, "placement": "neighbourhood"},
    ]


def test_the_postcode_of_a_contact_is_nowhere_in_the_marts(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001", postcode="BB1 1CC")])
    for table in ("organisation", "organisation_site", "organisation_identifier"):
        found = str(con.execute(f"from mart.{table}").fetchall())
        assert "BB1 1CC" not in found
        assert "BB11CC" not in found
    assert "BB1 1CC" not in str(con.execute("from meta.refused").fetchall())


def test_a_body_without_any_postcode_is_still_listed(registers: Build) -> None:
    con = registers(companies_house=[company("1", postcode="BLOCK 3")])
    site = one(con, "select placement, lsoa21_code, council25_code from mart.organisation_site")
    assert site == {"placement": "no postcode", "lsoa21_code": None, "council25_code": None}

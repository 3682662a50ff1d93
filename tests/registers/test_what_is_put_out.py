"""Bodies put out by SIC code, name or income: those that must be, and those that must stay."""

import pytest

from tests.registers.conftest import Build, one
from tests.registers.given import CIC, GUARANTEE, charity, company

FLATS = "98000 - Residents property management"


def tier_of(registers: Build, row: dict) -> str:
    con = registers(companies_house=[row])
    return str(one(con, "select tier from mart.organisation")["tier"])


def test_dormant_beside_another_activity_is_not_dormant(registers: Build) -> None:
    row = company("1", sic="85600 - Educational support", sic2="99999 - Dormant Company")
    assert tier_of(registers, row) == "community_business"


def test_property_management_as_a_second_activity_is_not_enough(registers: Build) -> None:
    row = company("1", "Weir Care Limited", GUARANTEE, sic="87900 - Care", sic2=FLATS)
    assert tier_of(registers, row) == "other_clg"


def test_property_management_as_a_second_activity_is_enough_with_its_name(registers: Build) -> None:
    name = "WEIR MILL MANAGEMENT LIMITED"
    row = company("1", name, GUARANTEE, sic="74990 - Non-trading", sic2=FLATS)
    assert tier_of(registers, row) == "out"


@pytest.mark.parametrize(
    ("name", "tier"),
    [("WEIR HOMES CIC", "community_business"), ("WEIR MILL RESIDENTS CIC", "out")],
)
def test_a_community_interest_company_must_say_flats_twice(
    registers: Build, name: str, tier: str
) -> None:
    assert tier_of(registers, company("1", name, CIC, sic=FLATS)) == tier


@pytest.mark.parametrize(
    ("name", "sic", "tier"),
    [
        ("WEIR CLOSE LIMITED", "68209 - Other letting", "out"),
        ("LOOM VILLAS LTD", "68320 - Management of real estate", "out"),
        ("LOOM COURT MANAGEMENT (SKELBY) LIMITED", "96090 - Other service", "out"),
        ("WEIR CLOSE LIMITED", "88990 - Other social work", "other_clg"),
        ("WEIR ROAD COMMUNITY HOUSE LIMITED", "68209 - Other letting", "other_clg"),
        ("LOOM ARTS MANAGEMENT LIMITED", "70229 - Consultancy", "other_clg"),
    ],
)
def test_a_street_that_lets_its_own_houses_is_flats(
    registers: Build, name: str, sic: str, tier: str
) -> None:
    assert tier_of(registers, company("1", name, GUARANTEE, sic=sic)) == tier


def test_a_street_with_other_work_is_not_flats(registers: Build) -> None:
    row = company("1", "WEIR CLOSE LIMITED", GUARANTEE, sic="68209 - Letting", sic2="85590 - Ed")
    assert tier_of(registers, row) == "other_clg"


@pytest.mark.parametrize("name", ["LOOM SCHOOL TRUST LIMITED", "LOOM SCHOOL ACADEMY LIMITED"])
def test_a_school_trust_that_is_a_company_stays(registers: Build, name: str) -> None:
    row = company("1", name, GUARANTEE, sic="85310 - General secondary education")
    assert tier_of(registers, row) == "other_clg"


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("The NHS Confederation", "wider"),
        ("Skelby Hospital Children's Charity", "out"),
        ("Skelby School-Led Development Trust", "wider"),
        ("Skelby Girls' School Trust", "out"),
    ],
)
def test_a_charity_is_out_by_what_it_is_and_not_by_a_word(
    registers: Build, name: str, tier: str
) -> None:
    con = registers(charity_commission_charity=[charity("900001", name, income="2000000")])
    assert one(con, "select tier from mart.organisation")["tier"] == tier


def test_no_school_is_called_independent_as_a_fact(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001", "Skelby School", income="2e6")])
    reason = one(con, "select tier_reason from mart.organisation")["tier_reason"]
    assert reason == "Reads as a school: the name and the activity or income say so."


def test_a_company_by_guarantee_is_not_said_to_be_no_charity(registers: Build) -> None:
    con = registers(companies_house=[company("1", category=GUARANTEE)])
    reason = one(con, "select tier_reason from mart.organisation")["tier_reason"]
    assert reason == (
        "A company limited by guarantee: not found among the charities held, "
        "and its purpose is not known."
    )

"""What an old list says of a body, and the legal form of one that several registers list."""

import pytest

from tests.registers.conftest import Build, one, rows
from tests.registers.given import GUARANTEE, ORDINARY, charity, company, cooperative, society

GONE = "In the 2017 list of Co-operatives UK, and no longer in the company file."
COMPANY = {"registrar": "Companies House", "form": "Company"}


def whole_council() -> list[dict]:
    """Fifty companies for two thousand residents: the company file is whole there."""
    return [company(str(90_000 + n), category=ORDINARY, postcode="AA1 1AA") for n in range(50)]


def listed(registers: Build, postcode: str, **given: list[dict]) -> dict:
    row = cooperative("R1", registered="00000001", postcode=postcode, **COMPANY)
    con = registers(coops_uk_organisations=[row], **given)
    return one(con, "select * from mart.organisation where contains(registers, 'coops_uk')")


def test_a_co_operative_that_has_left_the_company_file_is_gone(registers: Build) -> None:
    row = listed(registers, "AA1 2BB", companies_house=whole_council())
    assert (row["tier"], row["status"], row["tier_reason"]) == ("out", "removed", GONE)


def test_it_is_not_called_gone_where_the_file_is_not_whole(registers: Build) -> None:
    row = listed(registers, "BB1 1CC", companies_house=whole_council())
    assert (row["tier"], row["status"]) == ("wider", "active")


def test_the_company_file_is_newer_than_the_list(registers: Build) -> None:
    own = company("1", category=ORDINARY, postcode="BB1 1CC", status="Liquidation")
    con = registers(
        coops_uk_organisations=[
            cooperative("R1", registered="1", postcode="AA1 2BB", status="Dead", **COMPANY)
        ],
        companies_house=[*whole_council(), own],
    )
    assert one(con, "select status from mart.organisation")["status"] == "in difficulty"
    assert one(con, "select postcode from mart.organisation_site")["postcode"] == "BB1 1CC"


@pytest.mark.parametrize(
    ("number", "scheme"),
    [("4365CS", "GB-MPR-4365"), ("746C", "GB-MPR-746C"), ("7455CBS", "GB-MPR-7455")],
)
def test_a_society_of_no_defined_form_is_not_a_company(
    registers: Build, number: str, scheme: str
) -> None:
    row = cooperative("R1", registered=number, registrar="Legal Form is not defined")
    con = registers(coops_uk_organisations=[row])
    assert one(con, "select org_id from mart.organisation")["org_id"] == scheme


def test_a_number_with_a_decimal_is_no_other_company(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001", company="2164600.0")])
    found = rows(con, "select identifier from mart.organisation_identifier where scheme = 'GB-COH'")
    assert found == [{"identifier": "02164600"}]


def test_a_company_that_is_a_charity_by_name_and_postcode_is_a_charitable_company(
    registers: Build,
) -> None:
    con = registers(
        companies_house=[company("1", "WENDLE READING CIRCLE", GUARANTEE, postcode="AA1 1AB")],
        charity_commission_charity=[charity("900001")],
    )
    found = one(con, "select org_id, legal_form, tier from mart.organisation")
    assert tuple(found.values()) == ("GB-CHC-900001", "charitable_company", "wider")


@pytest.mark.parametrize("number", ["IP10002R", "RS008929"])
def test_a_charity_that_is_a_registered_society_is_no_company(
    registers: Build, number: str
) -> None:
    row = charity("900001", company=number, kind="Charitable company")
    con = registers(charity_commission_charity=[row], fca_mutuals=[society("10002R")])
    form = "select legal_form from mart.organisation where org_id = 'GB-CHC-900001'"
    assert one(con, form)["legal_form"] == "charity"

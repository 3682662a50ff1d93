"""How well we know that a body is active at its address, and that every company there counts."""

import pytest

from tests.registers.conftest import Build, one, rows
from tests.registers.given import GUARANTEE, ORDINARY, area, charity, code, company, cooperative

LINE = "10 High Street"


def neighbours(count: int, category: str = ORDINARY, **more: str) -> list[dict]:
    return [company(str(90_000 + no), f"Skelby {no}", category, **more) for no in range(count)]


def graded(registers: Build, org_id: str = "GB-COH-00000001", **given: list[dict]) -> dict:
    return one(
        registers(**given), f"select * from mart.organisation_site where org_id = '{org_id}'"
    )


@pytest.mark.parametrize(("others", "grade"), [(48, "C"), (49, "D")])
def test_fifty_companies_at_one_address_make_it_a_mass_address(
    registers: Build, others: int, grade: str
) -> None:
    given = [company("1", line="Suite 2, " + LINE), *neighbours(others, line=LINE)]
    site = graded(registers, companies_house=given)
    assert site["address_grade"] == grade
    if grade == "D":
        assert "50 companies are registered at this address" in site["grade_reason"]


@pytest.mark.parametrize(("others", "grade"), [(198, "C"), (199, "D")])
def test_without_address_lines_two_hundred_at_the_postcode_are_needed(
    registers: Build, others: int, grade: str
) -> None:
    site = graded(registers, companies_house=[company("1"), *neighbours(others)])
    assert site["address_grade"] == grade


def test_a_hundred_companies_next_door_do_not_spoil_an_address(registers: Build) -> None:
    given = [company("1", line=LINE), *neighbours(250, line="12 High Street")]
    assert graded(registers, companies_house=given)["address_grade"] == "C"


def test_a_tenth_of_social_economy_makes_a_hub(registers: Build) -> None:
    given = [
        company("1", line=LINE),
        *neighbours(45, line=LINE),
        *[company(str(n), f"Wendle {n}", GUARANTEE, line=LINE) for n in range(2, 7)],
    ]
    site = graded(registers, companies_house=given)
    assert site["address_grade"] == "C"
    assert site["grade_reason"].startswith("A likely hub: of the 51 companies")


def test_management_companies_do_not_make_a_managing_agent_a_hub(registers: Build) -> None:
    flats = [
        company(str(n), f"WEIR COURT {n} MANAGEMENT COMPANY LIMITED", GUARANTEE, line=LINE)
        for n in range(2, 30)
    ]
    given = [company("1", line=LINE), *neighbours(30, line=LINE), *flats]
    assert graded(registers, companies_house=given)["address_grade"] == "D"


def test_a_known_formation_agent_is_graded_down_whatever_its_number(registers: Build) -> None:
    agent = {"line": "71-75 Shelton Street", "postcode": "WC2H 9JQ"}
    site = graded(registers, companies_house=[company("1", **agent), *neighbours(15, **agent)])
    assert site["address_grade"] == "D"
    assert site["grade_reason"] == "A company formation agent's address."


def test_one_community_company_at_an_agents_address_makes_no_hub(registers: Build) -> None:
    agent = {"line": "71-75 Shelton Street", "postcode": "WC2H 9JQ"}
    assert graded(registers, companies_house=[company("1", **agent)])["address_grade"] == "D"


def local(
    scale: str | None = None, *, place: str = "Marlbridge", kind: str = "Local Authority"
) -> dict:
    given = {
        "charity_commission_charity": [charity("900001")],
        "charity_commission_area_of_operation": area("900001", place, kind=kind),
        "charity_reference_area_of_operation_codes": [code("Marlbridge", "E06999001")],
    }
    if scale:
        given["charity_reference_scale"] = [{"reg_number": "900001", "scale": scale}]
    return given


def test_a_charity_that_works_in_this_council_only_is_better_known(registers: Build) -> None:
    site = graded(registers, "GB-CHC-900001", **local())
    assert site["address_grade"] == "B"
    assert "works in this council only" in site["grade_reason"]


def test_a_charity_that_works_in_another_council_only_is_not(registers: Build) -> None:
    given = local() | {"charity_commission_charity": [charity("900001", postcode="BB1 1CC")]}
    assert graded(registers, "GB-CHC-900001", **given)["address_grade"] == "C"


@pytest.mark.parametrize("scale", ["National", "National and Overseas", "Overseas"])
def test_a_body_of_national_scale_is_graded_down_and_keeps_its_tier(
    registers: Build, scale: str
) -> None:
    con = registers(**local(scale))
    site = one(con, "select * from mart.organisation_site")
    assert site["address_grade"] == "D"
    assert one(con, "select tier from mart.organisation")["tier"] == "wider"


def test_working_throughout_england_is_national(registers: Build) -> None:
    given = local(place="Throughout England", kind="Region")
    assert graded(registers, "GB-CHC-900001", **given)["address_grade"] == "D"


def test_an_outlet_is_confirmed_and_outranks_the_registered_office_there(registers: Build) -> None:
    con = registers(
        coops_uk_organisations=[cooperative("R1", registered="10002R", registrar="FCA")],
        coops_uk_outlets=[
            {"CUK Organisation ID": "R1", "Outlet Name": "Bakery", "Postcode": "AA1 2BB"},
            {"CUK Organisation ID": "R1", "Outlet Name": "Shop", "Postcode": "BB11CC"},
        ],
    )
    found = rows(con, "select * from mart.organisation_site order by site_no")
    assert [(s["kind"], s["address_grade"], s["postcode"]) for s in found] == [
        ("outlet", "A", "AA1 2BB"),
        ("outlet", "A", "BB1 1CC"),
    ]


def test_what_is_out_is_graded_out_with_the_same_reason(registers: Build) -> None:
    site = graded(registers, companies_house=[company("1", accounts="DORMANT")])
    assert (site["address_grade"], site["grade_reason"]) == (
        "X",
        "Dormant: its latest accounts say so.",
    )

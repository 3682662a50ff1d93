"""Why each body is in its tier: exactly what counts, in words, and what is put out."""

import pytest

from tests.registers.conftest import Build, one
from tests.registers.given import (
    CIC,
    EXEMPT,
    GUARANTEE,
    ORDINARY,
    area,
    charity,
    club,
    code,
    company,
    cooperative,
    society,
)

MARLBRIDGE = code("Marlbridge", "E06999901")  # an older code of the council
YEAR = {"registered_charity_number": "900001", "fin_period_end_date": "2025-03-31 00:00:00.0000000"}
TRADES = YEAR | {"income_other_trading_activities": "1200"}
CONTRACTS = YEAR | {"income_from_government_contracts": "800"}


def judged(registers: Build, **given: list[dict]) -> dict:
    return one(registers(**given), "select * from mart.organisation")


@pytest.mark.parametrize(
    ("category", "tier"),
    [(CIC, "community_business"), (GUARANTEE, "other_clg"), (EXEMPT, "other_clg")],
)
def test_a_company_is_judged_by_its_form(registers: Build, category: str, tier: str) -> None:
    assert judged(registers, companies_house=[company("1", category=category)])["tier"] == tier


def test_an_ordinary_company_is_no_organisation_of_ours(registers: Build) -> None:
    con = registers(companies_house=[company("1", category=ORDINARY)])
    assert con.execute("select count(*) from mart.organisation").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("number", "more", "form", "tier"),
    [
        ("7999", {"suffix": "CBS"}, "community_benefit_society", "community_business"),
        ("4123", {}, "cooperative_society", "community_business"),
        ("10002R", {}, "registered_society", "community_business"),
        ("10002R", {"kind": "Credit Union"}, "credit_union", "wider"),
        ("361C", {"suffix": "C"}, "credit_union", "wider"),
        ("12F", {"suffix": "F"}, "friendly_society", "wider"),
        ("9B", {"suffix": "B"}, "building_society", "out"),
    ],
)
def test_a_society_is_judged_by_its_number_and_kind(
    registers: Build, number: str, more: dict, form: str, tier: str
) -> None:
    row = judged(registers, fca_mutuals=[society(number, **more)])
    assert (row["legal_form"], row["tier"]) == (form, tier)


def test_a_working_mens_club_under_an_older_number_is_known_by_its_name(registers: Build) -> None:
    name = "Skelby Working Men's Club and Institute Limited"
    row = judged(registers, fca_mutuals=[society("10002R", name)])
    assert (row["legal_form"], row["tier"]) == ("working_mens_club", "wider")


def test_an_older_society_says_that_its_kind_is_not_known(registers: Build) -> None:
    row = judged(registers, fca_mutuals=[society("10002R")])
    assert (
        "does not say whether it is a co-operative or for community benefit" in row["tier_reason"]
    )


@pytest.mark.parametrize(
    "row",
    [
        company("1", "Weir Court Limited", GUARANTEE, sic="98000 - Residents property management"),
        company("1", "WEIR MILL MANAGEMENT COMPANY LIMITED", GUARANTEE),
        company("1", "WEIR MILL RTM COMPANY LIMITED", GUARANTEE),
        company("1", "WEIR MILL RIGHT TO MANAGE LIMITED", GUARANTEE),
        company("1", "1-9 WEIR MILL (FREEHOLD) LIMITED", GUARANTEE),
        company("1", "WEIR MILL RESIDENTS LIMITED", GUARANTEE),
        company("1", "WEIR MILL MANAGEMENT LIMITED", GUARANTEE, sic="68320 - Management of real"),
    ],
    ids=lambda row: row["CompanyName"],
)
def test_a_block_of_flats_is_out(registers: Build, row: dict) -> None:
    found = judged(registers, companies_house=[row])
    assert found["tier"] == "out"
    assert "Residents' property management" in found["tier_reason"]


@pytest.mark.parametrize(
    "name",
    [
        "SKELBY TENANTS AND RESIDENTS ASSOCIATION",
        "SKELBY COMMUNITY RESIDENTS FORUM LIMITED",
        "ANGLERS' WATER MANAGEMENT LIMITED",
    ],
)
def test_a_name_that_only_sounds_like_flats_is_not_out(registers: Build, name: str) -> None:
    assert judged(registers, companies_house=[company("1", name, GUARANTEE)])["tier"] == "other_clg"


def test_the_name_rules_are_not_for_community_interest_companies(registers: Build) -> None:
    row = company("1", "WEIR MILL MANAGEMENT COMPANY CIC", CIC)
    assert judged(registers, companies_house=[row])["tier"] == "community_business"


@pytest.mark.parametrize(
    "more", [{"sic": "99999 - Dormant Company"}, {"accounts": "DORMANT"}], ids=["sic", "accounts"]
)
def test_a_dormant_company_is_out_where_that_is_known(registers: Build, more: dict) -> None:
    row = judged(registers, companies_house=[company("1", **more)])
    assert (row["tier"], row["status"]) == ("out", "dormant")


def test_a_company_in_liquidation_is_in_difficulty_and_still_counts(registers: Build) -> None:
    row = judged(registers, companies_house=[company("1", status="Liquidation")])
    assert (row["tier"], row["status"]) == ("community_business", "in difficulty")


def test_a_removed_charity_is_kept_and_out(registers: Build) -> None:
    gone = charity("900001", status="Removed", removed="2018-11-06 00:00:00.0000000")
    row = judged(registers, charity_commission_charity=[gone])
    assert (row["tier"], row["status"], str(row["removed_on"])) == ("out", "removed", "2018-11-06")


@pytest.mark.parametrize(
    ("name", "income", "tier"),
    [
        ("Wendle Hall School", "4000000", "out"),
        ("Wendle Hall School Fund", "4000000", "wider"),
        ("Wendle Hall School", "9000", "wider"),
        ("Skelby Hospitals NHS Trust Charity", "9000", "out"),
    ],
)
def test_independent_schools_and_nhs_charities_are_out(
    registers: Build, name: str, income: str, tier: str
) -> None:
    given = [charity("900001", name, income=income)]
    assert judged(registers, charity_commission_charity=given)["tier"] == tier


@pytest.mark.parametrize(
    ("places", "part_a", "part_b", "said"),
    [
        (["Marlbridge"], [], [TRADES], "community_business: trading (part B)"),
        (["Marlbridge"], [CONTRACTS], [], "community_business: contracts (part A)"),
        (["Marlbridge"], [], [], "wider: whether it trades is not known"),
        (["Marlbridge"], [YEAR], [YEAR], "wider: shows no trading"),
        (["Marlbridge", "Hallowdale"], [], [TRADES], "wider: not work in one council only"),
        (["Eastmereshire"], [], [TRADES], "wider: not work in one council only"),
        ([], [], [TRADES], "wider: where it works is not in the files held"),
    ],
)
def test_a_charity_counts_as_community_business_by_where_it_works_and_trades(
    registers: Build, places: list[str], part_a: list, part_b: list, said: str
) -> None:
    row = judged(
        registers,
        charity_commission_charity=[charity("900001")],
        charity_commission_area_of_operation=area("900001", *places),
        charity_reference_area_of_operation_codes=[
            MARLBRIDGE,
            code("Hallowdale", "E06999003"),
            code("Eastmereshire", "E10999001"),  # a county of several councils
        ],
        charity_commission_annual_return_parta=part_a,
        charity_commission_annual_return_partb=part_b,
    )
    tier, words = said.split(": ")
    assert row["tier"] == tier
    assert words in row["tier_reason"]


def test_trading_in_an_earlier_year_does_not_count(registers: Build) -> None:
    older = TRADES | {"fin_period_end_date": "2019-03-31 00:00:00.0000000"}
    row = judged(
        registers,
        charity_commission_charity=[charity("900001")],
        charity_commission_area_of_operation=area("900001", "Marlbridge"),
        charity_reference_area_of_operation_codes=[MARLBRIDGE],
        charity_commission_annual_return_partb=[older, YEAR],
    )
    assert row["tier"] == "wider"


def test_a_county_that_is_one_council_now_is_one_council(registers: Build) -> None:
    row = one(
        registers(
            charity_commission_charity=[charity("900001")],
            charity_commission_area_of_operation=area("900001", "Somerset"),
            charity_reference_area_of_operation_codes=[code("Somerset", "E10000027")],
        ),
        "select only_council25_code from core.organisation",
    )
    assert row["only_council25_code"] == "E06000066"


def test_a_company_that_was_a_charity_is_one_no_longer(registers: Build) -> None:
    row = judged(
        registers,
        companies_house=[company("00000001", "Wendle Circle", GUARANTEE)],
        charity_commission_charity=[charity("900001", company="1", status="Removed")],
    )
    assert (row["org_id"], row["tier"], row["status"]) == ("GB-CHC-900001", "other_clg", "active")


def test_a_company_that_a_list_calls_a_charity_is_one_though_the_register_is_partial(
    registers: Build,
) -> None:
    row = judged(
        registers,
        companies_house=[company("00000001", "Wendle Circle", GUARANTEE)],
        organisation_links_charity_company=[
            {"org_id_a": "GB-CHC-900001", "org_id_b": "GB-COH-00000001"}
        ],
    )
    assert (row["tier"], row["legal_form"]) == ("wider", "charitable_company")


def test_a_sports_club_is_wider_and_one_that_left_the_list_is_out(registers: Build) -> None:
    left = club("GB-CASC-2", "Wendle Harriers", active="False")
    con = registers(hmrc_cascs=[club("GB-CASC-1"), left])
    found = con.execute("select tier from mart.organisation order by org_id").fetchall()
    assert found == [("wider",), ("out",)]


def test_a_company_that_is_a_listed_cooperative_is_wider(registers: Build) -> None:
    listed = cooperative("R1", registered="1", registrar="Companies House", form="Company")
    row = judged(
        registers,
        companies_house=[company("00000001", "Ashen Bakers", GUARANTEE)],
        coops_uk_organisations=[listed],
    )
    assert (row["tier"], row["legal_form"]) == ("wider", "cooperative_company")


def test_the_regulator_knows_better_than_the_list_whether_a_society_lives(registers: Build) -> None:
    row = judged(
        registers,
        fca_mutuals=[society("10002R", status="Deregistered", ended="01/02/2019")],
        coops_uk_organisations=[cooperative("R1", registered="10002R", registrar="FCA")],
    )
    assert (row["tier"], row["status"]) == ("out", "removed")

"""How many organisations are in a place, each once, by every definition; and where it is known."""

import datetime

import pytest

from atlas.definition import DEFINITIONS, TIER_SETS
from tests.conftest import Row

DAY = datetime.date(2023, 5, 1)
HOMES = [{"lsoa21_code": code} for code in ("E1", "E2", "E3")]
MEMBERS = [
    {"place_level": "area", "place_code": "A1", "lsoa21_code": "E1"},
    {"place_level": "area", "place_code": "A1", "lsoa21_code": "E2"},
    {"place_level": "area", "place_code": "A2", "lsoa21_code": "E3"},
    *({"place_level": "council", "place_code": "C1", "lsoa21_code": c} for c in ("E1", "E2", "E3")),
]
YEARS = [{"first_year": 2021, "last_year": 2023, "newest_on": datetime.date(2024, 6, 1)}]


def body(no: int, *, tier: str = "community_business", form: str = "cic", **more: object) -> Row:
    return {
        "organisation_no": no, "tier": tier, "legal_form": form, "status": "active",
        "registered_on": DAY, "removed_on": datetime.date, **more,
    }  # fmt: skip


def site(no: int, lsoa: str | None, grade: str = "C", kind: str = "registered") -> Row:
    return {"organisation_no": no, "lsoa21_code": lsoa, "address_grade": grade, "kind": kind}


def there(run_model, bodies: list[Row], sites: list[Row]) -> list[dict]:
    return run_model(
        "placed/organisation_place",
        joined__place_member=MEMBERS,
        core__neighbourhood=HOMES,
        joined__organisation=bodies,
        graded__organisation_site=sites,
    )


def counts(run_model, bodies: list[Row], sites: list[Row]) -> dict:
    rows = run_model(
        "counted/place_count",
        placed__organisation_place=there(run_model, bodies, sites) or PLACED,
        graded__new_years=YEARS,
    )
    return {(r["place_level"], r["place_code"], r["legal_form"]): r for r in rows}


PLACED = {
    "place_level": str, "place_code": str, "organisation_no": int, "tier": str, "legal_form": str,
    "register": str, "registered_year": int, "removed_year": int, "is_removed": bool,
    "is_abc_in": bool, "is_abc_out": bool, "is_abcd_in": bool, "is_abcd_out": bool,
}  # fmt: skip
WAYS = ("abc_in", "abc_out", "abcd_in", "abcd_out")


def ways(row: dict, start: str = "count") -> tuple[int, ...]:
    return tuple(row[f"{start}_{way}"] for way in WAYS)


def test_an_organisation_counts_once_in_a_place_whatever_sites_it_has(run_model):
    found = counts(run_model, [body(1)], [site(1, "E1"), site(1, "E2"), site(1, "E3")])
    assert found["area", "A1", "cic"]["count_abc_in"] == 1
    assert found["area", "A2", "cic"]["count_abc_in"] == 1
    assert found["council", "C1", "cic"]["count_abc_in"] == 1
    assert found["neighbourhood", "E2", "cic"]["count_abc_in"] == 1


def test_a_charity_at_its_contact_address_is_not_counted_where_those_are_out(run_model):
    charity = body(1, tier="wider", form="charity")
    found = counts(run_model, [charity], [site(1, "E1", "C", "contact")])
    assert ways(found["area", "A1", "charity"]) == (1, 0, 1, 0)


def test_a_second_site_that_is_no_contact_address_places_it(run_model):
    charity = body(1, tier="wider", form="charity")
    sites = [site(1, "E1", "C", "contact"), site(1, "E2", "A", "local")]
    found = counts(run_model, [charity], sites)
    assert ways(found["area", "A1", "charity"]) == (1, 1, 1, 1)
    assert ways(found["neighbourhood", "E1", "charity"]) == (1, 0, 1, 0)


def test_grade_d_counts_only_where_it_is_asked_for(run_model):
    found = counts(run_model, [body(1), body(2)], [site(1, "E1", "D"), site(2, "E1", "B")])
    assert ways(found["area", "A1", "cic"]) == (1, 1, 2, 2)


def test_a_contact_address_of_grade_d_and_an_office_of_grade_d_are_told_apart(run_model):
    """Grade and kind must hold of one and the same site."""
    charity = body(1, tier="wider", form="charity")
    sites = [site(1, "E1", "C", "contact"), site(1, "E1", "D", "registered")]
    found = counts(run_model, [charity], sites)
    assert ways(found["area", "A1", "charity"]) == (1, 0, 1, 1)


def test_what_is_left_out_or_gone_is_in_no_count(run_model):
    bodies = [body(1, tier="out"), body(2, tier="out", status="removed"), body(3)]
    sites = [site(1, "E1", "X"), site(2, "E1", "X"), site(3, None)]
    assert counts(run_model, bodies, sites) == {}


def test_new_is_registered_in_the_last_three_whole_years(run_model):
    days = [datetime.date(year, 12, 31) for year in (2020, 2021, 2023, 2024)]
    bodies = [body(no, registered_on=day) for no, day in enumerate(days)]
    undated = body(9, registered_on=datetime.date)
    sites = [site(no, "E1") for no in (0, 1, 2, 3, 9)]
    row = counts(run_model, [*bodies, undated], sites)["area", "A1", "cic"]
    assert ways(row) == (5, 5, 5, 5)
    assert ways(row, "new_count") == (2, 2, 2, 2)


def test_the_years_are_those_before_the_newest_company_that_counts(run_model):
    later = datetime.date(2025, 2, 1)
    bodies = [
        body(1, registered_on=datetime.date(2024, 6, 1)),
        body(2, tier="out", registered_on=later),
        body(3, form="community_benefit_society", registered_on=later),
        body(4, registered_on=datetime.date(2999, 1, 1)),
    ]
    [row] = run_model("graded/new_years", joined__organisation=bodies)
    assert (row["first_year"], row["last_year"]) == (2021, 2023)
    assert run_model("graded/new_years", joined__organisation=bodies[1:2]) == []


def registrations(run_model, bodies: list[Row], sites: list[Row]) -> dict:
    rows = run_model(
        "counted/registration_by_place",
        placed__organisation_place=there(run_model, bodies, sites) or PLACED,
        graded__new_years=YEARS,
    )
    return {(r["place_code"], r["register"], r["year"]): r for r in rows}


def test_registrations_are_of_those_still_listed_and_of_all_where_the_dead_are_kept(run_model):
    gone = {"form": "community_benefit_society", "status": "removed", "tier": "out"}
    bodies = [
        body(1, form="community_benefit_society"),
        body(2, removed_on=datetime.date(2024, 1, 1), **gone),
    ]
    found = registrations(run_model, bodies, [site(1, "E1"), site(2, "E1", "X")])
    row = found["A1", "fca_mutuals", 2023]
    assert (row["registered_abc_in"], row["ever_registered_count"], row["removed_count"]) == (
        1,
        2,
        0,
    )
    after = found["A1", "fca_mutuals", 2024]
    assert (after["registered_abc_in"], after["removed_count"]) == (0, 1)


def test_a_register_that_drops_its_dead_says_nothing_of_removals(run_model):
    bodies = [body(1), body(2, status="removed", tier="out", removed_on=DAY)]
    found = registrations(run_model, bodies, [site(1, "E1"), site(2, "E1", "X")])
    row = found["A1", "companies_house", 2023]
    assert (row["registered_abc_in"], row["ever_registered_count"], row["removed_count"]) == (
        1, None, None,
    )  # fmt: skip


# What may be counted where ----------------------------------------------------------------------

COMPLETE, PARTIAL = "complete", "partial"
REGISTERS = ("companies_house", "charity_commission", "fca_mutuals", "coops_uk", "hmrc_cascs")


def covered(run_model, **councils: tuple[str, ...]) -> dict:
    """Judge councils by the registers that are complete in each."""
    needed = run_model("graded/tier_register")
    rows = run_model(
        "counted/covered",
        graded__tier_register=needed,
        graded__register_coverage=[
            {"source": source, "council25_code": council,
             "coverage": COMPLETE if source in complete else PARTIAL}
            for council, complete in councils.items() for source in REGISTERS
        ],
        reference__definition=[
            {"definition": d.code, "tier_set": d.tier_set, "grade_set": d.grade_set,
             "contact": d.contact}
            for d in DEFINITIONS
        ],
        reference__definition_tier=[
            {"tier_set": name, "tier": tier} for name, tiers in TIER_SETS.items() for tier in tiers
        ],
    )  # fmt: skip
    return {(r["council25_code"], r["definition"]): r for r in rows}


def test_there_is_a_row_for_every_council_and_each_of_the_twelve(run_model):
    found = covered(run_model, C1=REGISTERS, C2=())
    assert len(found) == 2 * 12
    assert {definition for _, definition in found} == {d.code for d in DEFINITIONS}


def test_a_council_without_the_whole_company_register_is_not_covered(run_model):
    found = covered(run_model, C1=("charity_commission", "fca_mutuals", "hmrc_cascs"))
    row = found["C1", "narrow.abc.in"]
    assert (row["is_covered"], row["basis"], row["peer_council_count"]) == (False, None, None)
    assert "companies_house" in row["missing"]


def test_the_basis_is_what_the_definition_needs_and_is_complete(run_model):
    found = covered(run_model, C1=("companies_house", "coops_uk", "hmrc_cascs"))
    assert found["C1", "narrow.abc.in"]["basis"] == "companies_house"
    assert found["C1", "wide.abc.in"]["basis"] == "companies_house, coops_uk, hmrc_cascs"
    assert found["C1", "narrow.abc.in"]["missing"] == "charity_commission, fca_mutuals"


def test_nothing_is_missing_where_every_register_is_whole(run_model):
    assert covered(run_model, C1=REGISTERS)["C1", "widest.abcd.out"]["missing"] is None


@pytest.mark.parametrize(("council", "peers"), [("C1", 2), ("C2", 1)])
def test_peers_hold_at_least_the_same_registers(run_model, council, peers):
    """The one with more registers is a peer of the one with fewer, and not the other way."""
    found = covered(run_model, C1=("companies_house",), C2=REGISTERS, C3=("fca_mutuals",))
    assert found[council, "narrow.abc.in"]["peer_council_count"] == peers

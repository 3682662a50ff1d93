"""Whether a register is whole in a council: from its file's size, else from its density there."""

from tests.registers.conftest import Build, rows
from tests.registers.given import ORDINARY, charity, club, company


def many(count: int, postcode: str, start: int = 1) -> list[dict]:
    return [company(str(start + n), category=ORDINARY, postcode=postcode) for n in range(count)]


def coverage(registers: Build, source: str, **given: list[dict]) -> dict[str, tuple[str, str]]:
    select = f"select * from mart.register_coverage where source = '{source}'"
    return {
        r["council25_code"]: (r["coverage"], r["reason"]) for r in rows(registers(**given), select)
    }


def test_an_extract_is_whole_only_where_it_is_dense(registers: Build) -> None:
    # Two thousand residents in the one council, a thousand in the other.
    given = [*many(50, "AA1 1AA"), *many(3, "BB1 1CC", start=1000)]
    found = coverage(registers, "companies_house", companies_house=given)
    assert {council: said[0] for council, said in found.items()} == {
        "E06999001": "complete",
        "E06999003": "partial",
    }
    assert "3.0 for every 1,000 residents" in found["E06999003"][1]


def test_a_council_that_an_extract_leaves_out_is_missing(registers: Build) -> None:
    found = coverage(registers, "companies_house", companies_house=many(50, "AA1 1AA"))
    assert found["E06999003"][0] == "missing"
    assert "lists nobody here" in found["E06999003"][1]


def test_a_register_that_is_not_loaded_is_missing_everywhere(registers: Build) -> None:
    found = coverage(registers, "charity_commission")
    assert set(found.values()) == {("missing", "The register is not loaded.")}


def test_a_whole_list_is_complete_even_where_it_lists_nobody(registers: Build) -> None:
    found = coverage(registers, "hmrc_cascs", hmrc_cascs=[club("GB-CASC-1")])
    assert {said[0] for said in found.values()} == {"complete"}


def test_a_few_charities_are_partial_however_dense(registers: Build) -> None:
    given = [charity(str(900_000 + n), postcode="BB1 1CC") for n in range(5)]
    found = coverage(registers, "charity_commission", charity_commission_charity=given)
    assert found["E06999003"][0] == "partial"
    assert found["E06999001"][0] == "missing"


def test_every_tier_names_the_registers_its_count_needs(registers: Build) -> None:
    found = rows(registers(), "select * from mart.tier_register")
    needs = {(row["tier"], row["source"]) for row in found}
    assert ("community_business", "companies_house") in needs
    assert ("community_business", "fca_mutuals") in needs
    assert ("wider", "hmrc_cascs") in needs
    assert ("other_clg", "companies_house") in needs

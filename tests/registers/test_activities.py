"""What a body does: the best source for its kind, and how sure that is."""

import pytest

from tests.registers.conftest import Build, one
from tests.registers.given import charity, company, society

CODES = [
    {"Section": "A", "Group": "A10", "Sub-group": "A11", "Title": "Performing arts"},
    {"Section": "A", "Title": "Culture"},
]
SIC = [{"code": "90030", "class_name": "Artistic creation", "subclass_name": "Artistic creation"}]


def activity(registers: Build, **given: list[dict]) -> tuple[str, str, str]:
    lists = {"activity_classification_icnptso": CODES, "activity_classification_sic2007": SIC}
    select = "select activity_code, activity_name, activity_note from mart.organisation"
    return tuple(one(registers(**lists, **given), select).values())


def guess(probability: str) -> list[dict]:
    return [
        {
            "org_id": "GB-COH-00000001",
            "icnptso_code": "A11",
            "icnptso_code_probability": probability,
        }
    ]


def test_a_charity_has_its_class(registers: Build) -> None:
    code, name, note = activity(
        registers,
        charity_commission_charity=[charity("900001")],
        activity_classification_charities=[{"org_id": "GB-CHC-900001", "icnptso_code": "A"}],
    )
    assert (code, name) == ("A", "Culture")
    assert "2021" in note


def test_a_likely_guess_is_used_and_says_that_it_is_one(registers: Build) -> None:
    code, name, note = activity(
        registers, companies_house=[company("1")], activity_classification_cics=guess("0.98")
    )
    assert (code, name) == ("A11", "Performing arts")
    assert "a model's guess with a probability of 0.98" in note


@pytest.mark.parametrize(("sic", "shown"), [("90030 - Artistic creation", "90030"), ("", None)])
def test_an_unlikely_guess_is_not_used(registers: Build, sic: str, shown: str | None) -> None:
    code, _, note = activity(
        registers,
        companies_house=[company("1", sic=sic)],
        activity_classification_cics=guess("0.34"),
    )
    assert code == shown
    assert note.startswith("Activity not known by ICNPTSO")
    assert "0.34" in note


def test_a_company_without_a_guess_has_its_own_code(registers: Build) -> None:
    found = activity(registers, companies_house=[company("1", sic="90030 - Artistic creation")])
    assert found == ("90030", "Artistic creation", "The company's own SIC code.")


def test_a_company_that_gives_no_code_is_not_known(registers: Build) -> None:
    found = activity(registers, companies_house=[company("1", sic="None Supplied")])
    assert found == (None, None, "Activity not known.")


def test_a_society_has_its_sector(registers: Build) -> None:
    found = activity(registers, fca_mutuals=[society("7999", sector="Retail")])
    assert found == (None, "Retail", "Sector by the mutuals register.")

"""Postcodes as people type them: repaired where one reading is possible, else not known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers.conftest import Build, one, tidy
from tests.registers.given import charity, company


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("GU478QN", "GU47 8QN"),
        ("BR7 5HF.", "BR7 5HF"),
        ("WR9 9 AY", "WR9 9AY"),
        ("EC1V 1 NR", "EC1V 1NR"),
        ("L;N9 6NE", "LN9 6NE"),
        ("CRO 9XP", "CR0 9XP"),
        ("S014 0BG", "SO14 0BG"),
        ("C091HT", "CO9 1HT"),
        ("TA7 ONZ", "TA7 0NZ"),
        ("S1O 2HH", "S10 2HH"),
        ("s1  2hh", "S1 2HH"),
        ("EH10\u00a07DX", "EH10 7DX"),
        ("W1A1AA", "W1A 1AA"),
    ],
)
def test_a_postcode_with_one_possible_reading_is_repaired(typed: str, meant: str) -> None:
    assert tidy("tidy_postcode", typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "BLOCK 3",
        "2L ONE",
        "0255",
        "",
        None,
        "NP7 17DB",
        "WS1 36JL",
        "CV21 4JPN",
        "B6 4D5",
        "LONDON",
    ],
)
def test_a_postcode_with_no_certain_reading_is_not_known(typed: str | None) -> None:
    assert tidy("tidy_postcode", typed) is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("1 Loom Street, Skelby, Eastmere AA1 2BB", "AA1 2BB"),
        ("Mill Yard, Skelby S021 2NR", "SO21 2NR"),
        ("SKELBY AA12BB.", "AA1 2BB"),
        ("EASTMERE", None),
        ("Skelby CF44 6", None),
        (None, None),
    ],
)
def test_the_postcode_at_the_end_of_an_address_is_found(address: str, found: str) -> None:
    assert tidy("postcode_at_end", address) == found


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=12))
def test_no_text_makes_anything_but_a_postcode_or_nothing(text: str) -> None:
    answer = tidy("tidy_postcode", text)
    assert answer is None or tidy("tidy_postcode", answer) == answer


@pytest.mark.parametrize("field", ["town", "county"])
def test_a_company_postcode_in_the_town_or_county_field_is_used(
    registers: Build, field: str
) -> None:
    row = company("00000001", postcode="", **{field: "SKELBY AA1 2BB"})
    site = one(registers(companies_house=[row]), "select * from mart.organisation_site")
    assert (site["postcode"], site["lsoa21_code"]) == ("AA1 2BB", "E01999002")


def test_a_charity_postcode_in_the_last_address_line_is_used(registers: Build) -> None:
    row = charity("900001", postcode="", line5="Skelby AA1 2BB")
    site = one(registers(charity_commission_charity=[row]), "select * from mart.organisation_site")
    assert site["lsoa21_code"] == "E01999002"


def test_places_that_cannot_be_found_say_why(registers: Build) -> None:
    found = registers(
        companies_house=[
            company("00000001", postcode="BLOCK 3"),
            company("00000002", postcode="QQ9 9QQ"),
            company("00000003", postcode="EH1 1AA"),
            company("00000004", postcode="ZZ1 1ZZ"),
        ]
    ).execute("select placement, lsoa21_code from mart.organisation_site order by org_id")
    assert found.fetchall() == [
        ("no postcode", None),
        ("postcode not found", None),
        ("outside England", None),
        ("outside England", None),
    ]

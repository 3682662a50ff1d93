"""Dates, numbers and names that each register writes its own way."""

import datetime

import pytest

from tests.registers.conftest import tidy


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11/8/1863", datetime.date(1863, 8, 11)),
        ("01/09/2014", datetime.date(2014, 9, 1)),
        ("1961-06-07 00:00:00.0000000", datetime.date(1961, 6, 7)),
        ("2014-08-01", datetime.date(2014, 8, 1)),
        ("31/02/2020", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_come_in_three_spellings(written: str | None, meant: datetime.date | None) -> None:
    assert tidy("tidy_date", written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("662712", "00662712"),
        (" 05424123", "05424123"),
        ("SC1234", "SC001234"),
        ("CE008706", "CE008706"),
        ("2164600.0", "02164600"),
        ("10138291.0", "10138291"),
        ("IP10002R", "IP10002R"),
        ("SP4COLLS", "SP4COLLS"),
        ("4365CS", None),
        ("G50666", None),
        ("216460012", None),
        ("12345678", None),
        ("00000000", None),
        ("", None),
    ],
)
def test_company_numbers_get_their_leading_noughts_back(written: str, meant: str | None) -> None:
    assert tidy("company_number_key", written) == meant


@pytest.mark.parametrize(
    ("company", "society"),
    [("IP10002R", "10002R"), ("RS008929", "8929"), ("SP2401RS", "2401RS"), ("05424123", None)],
)
def test_a_societys_number_is_read_out_of_its_company_number(company: str, society: str) -> None:
    assert tidy("society_of_company_number", company) == society


def test_a_suffix_that_only_some_lists_write_is_dropped() -> None:
    assert tidy("society_number_key", "7074CBS") == "7074"
    assert tidy("society_number_key", "10002R") == "10002R"


@pytest.mark.parametrize(
    "written",
    [
        "The Loom & Shuttle C.I.C.",
        "LOOM AND SHUTTLE COMMUNITY INTEREST COMPANY",
        "Loom and Shuttle Limited(The)",
        "Loom + Shuttle Ltd.",
    ],
)
def test_one_name_in_four_spellings_has_one_key(written: str) -> None:
    assert tidy("name_key", written) == "LOOM AND SHUTTLE"


def test_a_name_of_nothing_but_its_legal_form_has_no_key() -> None:
    assert tidy("name_key", "THE LIMITED") is None


def test_suites_and_floors_of_one_building_are_one_address() -> None:
    whole = tidy("address_hash", "10 High Street", "AA1 1AA")
    assert tidy("address_hash", "Suite 3, 10 High Street", "AA1 1AA") == whole
    assert tidy("address_hash", "2nd Floor 10 HIGH STREET", "AA1 1AA") == whole
    assert tidy("address_hash", "Flat 4B, 10 High Street", "AA1 1AA") == whole
    assert tidy("address_hash", "12 High Street", "AA1 1AA") != whole
    assert tidy("address_hash", " ", "AA1 1AA") is None


def test_backslash_escapes_of_the_charity_register_are_undone() -> None:
    assert tidy("unescaped", r"The \"Old\" Chapel\r\n ") == 'The "Old" Chapel'

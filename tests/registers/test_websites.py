"""What is published as a website is one: no address, no e-mail and no note typed in its place."""

import pytest

from etl import models
from tests.registers.conftest import Build, one, rows, tidy
from tests.registers.given import charity, company


@pytest.mark.parametrize(
    "website",
    [
        "www.wendle.example.org",
        "https://wendle.org.uk/what-we-do?page=2",
        "http://wells.kelder.school",
        "Wendle58.co.uk/",
        "http://www.c37lg.co.uk",
        "www.marl-estuary.example",
    ],
)
def test_a_website_stays_as_it_was_typed(website: str) -> None:
    assert tidy("tidy_website", website) == website


def test_a_scheme_typed_twice_is_there_once() -> None:
    assert tidy("tidy_website", "http://https://wendle.org") == "https://wendle.org"


@pytest.mark.parametrize(
    "website",
    [
        "http://3WeirDrive.Skelby.EX84EJ",
        "http://WeirFarmBungalow1KilnRoad.SkelbyDN91QA",
        "http://The,Loom,Hall,Loom,Lane,Skelby,LE15FQ.",
        "http://www.wendle.org.uk/LE1-5FQ",
        "http://loomhall.LE15FQ.uk",
        "http://7.WeirGardens",
        "14loomestate.skelby",
        "http://in progress",
        "http://.none",
        "http://none.provided",
        "http://n.a",
        "wendle@example.org",
        "http://wendle@example.org",
        "http://www,wendle.org",
        "http://www.wendle_circle.org",
        "http://-wendle.org",
        "",
    ],
)
def test_what_is_no_website_is_not_published(website: str) -> None:
    assert tidy("tidy_website", website) is None


def test_a_website_that_holds_the_contact_postcode_is_not_published(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001", web="www.loom-aa11ab.org")])
    assert one(con, "select website from mart.organisation")["website"] is None


CHECK = (models.CHECKS / "personal_detail_published.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("website", ["a@b.example", "see our page", "1,Loom,Lane", "x.org/AA1-1ab"])
def test_the_check_finds_a_personal_detail(registers: Build, website: str) -> None:
    con = registers(charity_commission_charity=[charity("900001", web="www.wendle.org")])
    assert rows(con, CHECK) == []
    con.execute("update mart.organisation set website = $1", [website])
    assert [row["org_id"] for row in rows(con, CHECK)] == ["GB-CHC-900001"]


def test_the_check_finds_a_number_of_no_known_shape(registers: Build) -> None:
    check = (models.CHECKS / "identifier_of_no_known_shape.sql").read_text(encoding="utf-8")
    con = registers(companies_house=[company("1")])
    assert rows(con, check) == []
    con.execute("update mart.organisation_identifier set identifier = '4365CS'")
    assert len(rows(con, check)) == 1

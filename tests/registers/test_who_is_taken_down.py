"""Who is named in the takedown list appears nowhere, and no count of rows is changed by it."""

import pytest

from etl import models
from tests.registers.conftest import Build, rows
from tests.registers.given import GUARANTEE, charity, company, down, other_name, said

PUBLISHED = ("organisation", "organisation_site", "organisation_identifier", "organisation_name",
             "organisation_search", "council_word")  # fmt: skip
GIVEN = {
    "companies_house": [company("00662712", "WENDLE CIRCLE LTD", GUARANTEE, before="Old Pages")],
    "charity_commission_charity": [
        charity("900001", company="662712"),
        charity("900001", "Wendle Prize Fund", linked="1"),
        charity("900002", "Weir Hall", postcode="AA1 2BB"),
    ],
    "charity_commission_other_names": [other_name("900001", "The Page Turners")],
}


def who(con: object) -> dict[str, set[str]]:
    return {t: {r["org_id"] for r in rows(con, f"select org_id from mart.{t}")} for t in PUBLISHED}


@pytest.mark.parametrize(
    "line",
    [
        down(2, "GB-CHC-900001"),
        down(2, "gb-coh-662712"),
        down(2, name="The Wendle Reading Circle", postcode="AA1 1AB"),
        down(2, name="Wendle Circle", postcode="AA1 1AA"),
        down(2, name="WENDLE CIRCLE", postcode="aa11ab"),
    ],
)
def test_by_any_number_or_name_and_place_it_is_gone_from_every_table(
    registers: Build, line: dict
) -> None:
    con = registers(
        **GIVEN,
        council_takedown=[line],
        council_list=[said(2, "site", "GB-CHC-900001", postcode="AA1 1AA")],
    )
    assert set().union(*who(con).values()) == {"GB-CHC-900002"}
    assert not rows(con, "select * from meta.refused where row_key like '%900001%'")
    assert not rows(
        con, "select * from meta.source_table where rows_read <> rows_kept + rows_refused"
    )
    refused = rows(con, "select reason from meta.refused where source_table = 'council_list'")
    assert refused == [{"reason": "no organisation held has this number"}]


def test_counts_of_rows_are_those_of_a_build_without_the_list(registers: Build) -> None:
    con = registers(**GIVEN, council_takedown=[down(2, "GB-CHC-900001")])
    counts = {
        r["source_table"]: (r["rows_read"], r["rows_kept"], r["rows_refused"])
        for r in rows(con, "select * from meta.source_table")
    }
    assert counts["charity_commission_charity"] == (3, 2, 1)
    assert counts["companies_house"] == (1, 1, 0)
    assert counts["council_takedown"] == (1, 1, 0)


def test_a_group_of_the_councils_own_list_is_taken_down_by_its_name(registers: Build) -> None:
    con = registers(
        council_list=[said(2, "site", name="Skel Refuge", postcode="AA1 1AA")],
        council_takedown=[down(2, name="skel refuge", postcode="AA1 1AB")],
    )
    assert not set().union(*who(con).values())
    [row] = rows(con, "select row_key, reason from meta.refused")
    assert row == {"row_key": "line 2",
                   "reason": "no register lists an organisation of this name here"}  # fmt: skip


def test_a_number_that_nobody_has_yet_is_kept_so_that_it_stays_out_when_it_comes(
    registers: Build,
) -> None:
    con = registers(council_takedown=[down(2, "GB-CHC-900001"), down(3, "900001")])
    [row] = rows(con, "select row_key, reason from meta.refused")
    assert row["row_key"] == "line 3"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([down(2, name="Loom")], "neither a number, nor a name and a postcode"),
        ([down(2, name="Loom", postcode="BLOCK 3")], "the postcode cannot be read"),
        ([down(2, name="!!", postcode="AA1 1AA")], "the name has no letters A to Z"),
        ([down(2, "900001", name="Loom")], "the number is not one of a register"),
        ([down(2, "=1+1", name="Loom", postcode="AA1 1AA")], "the number begins with = + - or @"),
        ([down(1, "GB-CHC-1"), down(2, "gb-chc-1")], "it is named in an earlier line"),
    ],
)
def test_a_takedown_that_cannot_be_read_is_refused_with_its_reason(
    registers: Build, lines: list, reason: str
) -> None:
    con = registers(council_takedown=lines)
    [row] = rows(con, "select row_key, reason from meta.refused")
    assert row["row_key"] == "line 2"
    assert row["reason"].startswith(reason)


@pytest.mark.parametrize(
    "more",
    [
        {"reason": "Asked for by jo@loom.example"},
        {"reason": ""},
        {"reason": "- moved away"},
        {"reason": "=1+1"},
        {"reason": "x" * 999},
        {"added_on": "last Tuesday"},
        {"added_on": ""},
    ],
)
def test_nobody_stays_published_for_the_reason_or_date_of_a_takedown(
    registers: Build, more: dict
) -> None:
    con = registers(**GIVEN, council_takedown=[down(2, "GB-CHC-900001", **more)])
    assert set().union(*who(con).values()) == {"GB-CHC-900002"}
    assert not rows(con, "select * from meta.refused where source_table = 'council_takedown'")


@pytest.mark.parametrize("number", ["-", "900001", "not known"])
def test_a_number_that_says_nothing_does_not_undo_a_takedown_by_name(
    registers: Build, number: str
) -> None:
    line = down(2, number, name="Wendle Reading Circle", postcode="AA1 1AB")
    con = registers(**GIVEN, council_takedown=[line])
    assert set().union(*who(con).values()) == {"GB-CHC-900002"}


def test_a_line_that_is_refused_does_not_stand_for_a_good_one_after_it(registers: Build) -> None:
    named = {"name": "Wendle Reading Circle", "postcode": "AA1 1AB"}
    con = registers(**GIVEN, council_takedown=[down(2, "=1", **named), down(3, **named)])
    assert set().union(*who(con).values()) == {"GB-CHC-900002"}
    refused = "select row_key from meta.refused where source_table = 'council_takedown'"
    assert rows(con, refused) == [{"row_key": "line 2"}]


def test_it_is_taken_down_by_another_name_it_works_under(registers: Build) -> None:
    given = GIVEN | {"charity_commission_other_names": [other_name("900001", "Pages", "Working")]}
    con = registers(**given, council_takedown=[down(2, name="Pages", postcode="AA1 1AA")])
    assert set().union(*who(con).values()) == {"GB-CHC-900002"}


def test_the_checks_would_see_somebody_who_slipped_through(registers: Build) -> None:
    con = registers(**GIVEN, council_takedown=[down(2, "GB-CHC-900001")])
    select = (models.CHECKS / "taken_down_and_still_published.sql").read_text(encoding="utf-8")
    assert not con.execute(select).fetchall()
    con.execute("insert into mart.organisation_name values ('GB-CHC-900001', 1, 'W', 'past', 's')")
    con.execute("insert into mart.organisation_identifier (org_id, scheme, identifier)"
                " values ('GB-CHC-900009', 'GB-CHC', '900001')")  # fmt: skip
    con.execute("insert into meta.refused values ('x', 'x', 1, '900001', 'twice')")
    assert len(con.execute(select).fetchall()) == 3


def test_a_word_that_points_to_nobody_would_be_seen(registers: Build) -> None:
    con = registers(**GIVEN, council_list=[said(2, "confirm", "GB-CHC-900001")])
    select = (models.CHECKS / "council_word_points_to_nobody.sql").read_text(encoding="utf-8")
    assert not con.execute(select).fetchall()
    con.execute("delete from mart.organisation where org_id = 'GB-CHC-900001'")
    assert con.execute(select).fetchall() == [("GB-CHC-900001", 2)]

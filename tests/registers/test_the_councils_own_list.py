"""The council's word: what it changes, what it cannot, and the lines that are refused."""

import pytest

from etl import models
from tests.registers.conftest import Build, one, rows
from tests.registers.given import CIC, GUARANTEE, charity, company, said

CHARITY = [charity("900001")]
COMPANY = [company("00000001", "Kelder Loft", CIC)]


def refusals(con: object) -> dict[str, str]:
    found = rows(con, "select * from meta.refused where source = 'council_list' order by row_no")
    return {row["row_key"]: row["reason"] for row in found}


def only(con: object, table: str = "organisation") -> dict:
    return one(con, f"select * from mart.{table} order by all limit 1")


def test_confirmed_it_is_a_community_business_at_home_in_its_place(registers: Build) -> None:
    con = registers(
        charity_commission_charity=CHARITY, council_list=[said(2, "confirm", "GB-CHC-900001")]
    )
    body, site = only(con), only(con, "organisation_site")
    assert (body["tier"], body["register_tier"]) == ("community_business", "wider")
    assert body["tier_reason"] == "The council confirms it: Met at its workshop."
    assert body["register_tier_reason"].startswith("A charity.")
    assert body["council_word"] == body["tier_reason"]
    assert (site["address_grade"], site["kind"], site["postcode"]) == ("A", "contact", None)


def test_excluded_it_is_out_and_so_are_its_places(registers: Build) -> None:
    con = registers(
        companies_house=COMPANY, council_list=[said(2, "exclude", "GB-COH-1", reason="Left.")]
    )
    assert only(con)["tier"] == "out"
    assert only(con)["tier_reason"] == "The council leaves it out: Left."
    assert only(con, "organisation_site")["address_grade"] == "X"


def test_a_body_its_register_says_is_gone_stays_out(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001", status="Removed")],
        council_list=[said(2, "confirm", "GB-CHC-900001")],
    )
    body = only(con)
    assert (body["tier"], body["tier_reason"]) == ("out", "No longer on its register.")
    assert body["council_word"].startswith("The council confirms it")


def test_a_site_is_a_new_place_and_a_known_one_is_lifted(registers: Build) -> None:
    con = registers(
        companies_house=COMPANY,
        council_list=[
            said(2, "site", "GB-COH-00000001", postcode="aa11aa"),
            said(3, "site", "GB-COH-00000001", postcode="AA1 2BB"),
        ],
    )
    found = rows(con, "select * from mart.organisation_site order by site_no")
    assert [(s["kind"], s["postcode"], s["address_grade"]) for s in found] == [
        ("registered", "AA1 1AA", "A"),
        ("local", "AA1 2BB", "A"),
    ]
    assert [s["is_on_register"] for s in found] == [True, False]
    assert only(con)["tier"] == only(con)["register_tier"]


def test_a_contact_address_that_is_a_site_is_no_longer_hidden(registers: Build) -> None:
    con = registers(
        charity_commission_charity=CHARITY,
        council_list=[said(2, "site", "GB-CHC-900001", postcode="AA1 1AB")],
    )
    site = only(con, "organisation_site")
    assert (site["kind"], site["postcode"]) == ("local", "AA1 1AB")
    assert (site["placement"], site["longitude"]) == ("postcode", -1.01)


def test_a_place_that_is_only_confirmed_may_be_a_home(registers: Build) -> None:
    con = registers(
        charity_commission_charity=CHARITY,
        council_list=[said(2, "confirm", "GB-CHC-900001", postcode="AA1 2BB")],
    )
    [site] = rows(con, "select * from mart.organisation_site where kind = 'local'")
    assert (site["postcode"], site["placement"]) == (None, "neighbourhood")
    assert (site["lsoa21_code"], site["address_grade"]) == ("E01999002", "A")
    assert only(con, "council_word")["postcode"] is None


def test_a_hub_is_no_mass_address_for_anyone_there(registers: Build) -> None:
    crowd = [company(str(no), f"Loom {no} Ltd", "Private Limited Company") for no in range(10, 300)]
    con = registers(
        companies_house=[*COMPANY, *crowd],
        council_list=[said(2, "hub", "GB-COH-00000001", postcode="AA1 1AA", reason="Lets desks")],
    )
    site = only(con, "organisation_site")
    assert site["address_grade"] == "C"
    assert site["grade_reason"] == "The council names AA1 1AA as a hub: Lets desks."


def test_a_hub_does_not_tell_the_postcode_of_a_charity_there_that_may_be_a_home(
    registers: Build,
) -> None:
    crowd = [company(str(no), f"Loom {no} Ltd", "Private Limited Company") for no in range(10, 300)]
    con = registers(
        companies_house=crowd,
        charity_commission_charity=[charity("900001", postcode="AA1 1AA")],
        council_list=[said(2, "hub", "GB-CHC-900001", postcode="AA1 1AA", reason="Lets desks")],
    )
    site = one(con, "select * from mart.organisation_site where org_id = 'GB-CHC-900001'")
    assert (site["address_grade"], site["postcode"]) == ("C", None)
    assert (
        site["grade_reason"]
        == "Its contact address is here; nothing else is known of where it works."
    )
    select = (models.CHECKS / "contact_postcode_shown.sql").read_text(encoding="utf-8")
    assert not con.execute(select).fetchall()
    con.execute("update mart.organisation_site set grade_reason = 'The council names AA1 1AA.'")
    assert ("GB-CHC-900001", 1, "contact", "the reason of its grade") in con.execute(
        select
    ).fetchall()


def test_a_group_that_no_register_lists_is_added_and_counts_in_no_register(
    registers: Build,
) -> None:
    con = registers(
        council_list=[
            said(2, "confirm", name="Quay Lunch Club", postcode="AA1 1AA"),
            said(3, "site", name="Skel Green Friends", postcode="AA1 2BB"),
            said(4, "site", name="QUAY LUNCH CLUB", postcode="AA1 1AB"),
        ]
    )
    found = {r["name"]: r for r in rows(con, "select * from mart.organisation")}
    club, friends = found["Quay Lunch Club"], found["Skel Green Friends"]
    assert (club["tier"], club["legal_form"]) == ("local", "unregistered_group")
    assert (club["register_tier"], club["registers"]) == (None, "council_list")
    places = rows(
        con, "select org_id, postcode, placement from mart.organisation_site order by all"
    )
    assert {(p["org_id"], p["postcode"], p["placement"]) for p in places} == {
        (club["org_id"], None, "neighbourhood"),
        (club["org_id"], "AA1 1AB", "postcode"),
        (friends["org_id"], "AA1 2BB", "postcode"),
    }
    assert not rows(con, "select * from mart.tier_register where tier = 'local' or source is null")
    listed = rows(con, "select * from mart.organisation_identifier")
    assert {(row["scheme"], row["url"]) for row in listed} == {("LOCAL", None)}
    sought = {r["search_text"][:16] for r in rows(con, "select * from mart.organisation_search")}
    assert sought == {" QUAY LUNCH CLUB", " SKEL GREEN FRIE"}
    assert not refusals(con)


def test_a_name_and_postcode_find_a_body_whose_postcode_is_hidden(registers: Build) -> None:
    con = registers(
        charity_commission_charity=CHARITY,
        council_list=[said(2, "confirm", name="WENDLE READING CIRCLE", postcode="AA1 1AA")],
    )
    assert only(con)["tier"] == "community_business"


def test_a_live_body_goes_before_a_gone_one_of_its_name(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001", status="Removed"), charity("900002")],
        council_list=[said(2, "confirm", name="Wendle Reading Circle", postcode="AA1 1AB")],
    )
    assert only(con, "council_word")["org_id"] == "GB-CHC-900002"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (said(2, "confirm", "GB-CHC-1"), "no organisation held has this number"),
        (said(2, "confirm", "900001"), "the number is not one of a register"),
        (said(2, "confirm", "LOCAL-0123456789"), "a group that no register lists goes by its name"),
        (said(2, "=cmd|' /C calc'!A0", "GB-CHC-900001"), "the action is not confirm"),
        (said(2, "confirm", "=1+1"), "the number is not one of a register"),
        (said(2, "bless", "GB-CHC-900001"), "the action is not confirm"),
        (said(2, "confirm", name="Loom"), "neither a number, nor a name and a postcode"),
        (said(2, "confirm"), "neither a number, nor a name and a postcode"),
        (said(2, "confirm", name="!!", postcode="AA1 1AA"), "the name has no letters A to Z"),
        (said(2, "site", "GB-CHC-900001"), "a site or a hub needs its postcode"),
        (said(2, "site", "GB-CHC-900001", postcode="BLOCK 3"), "the postcode cannot be read"),
        (
            said(2, "site", "GB-CHC-900001", postcode="QQ1 1QQ"),
            "the postcode is not one of England",
        ),
        (
            said(2, "site", "GB-CHC-900001", postcode="ZZ1 1ZZ"),
            "the postcode is not one of England",
        ),
        (said(2, "exclude", name="Loom", postcode="AA1 1AA"), "no register lists an organisation"),
        (
            said(2, "confirm", name="Wendle Reading Circle", postcode="AA1 2BB"),
            "an organisation of",
        ),
        (said(2, "confirm", "GB-CHC-900001", reason=""), "no reason"),
        (said(2, "confirm", "GB-CHC-900001", source=""), "no source"),
        (said(2, "confirm", "GB-CHC-900001", reason="x" * 301), "a text is longer than 300"),
        (said(2, "confirm", "GB-CHC-900001", reason="=1+1"), "the reason or source begins with ="),
        (said(2, "confirm", "GB-CHC-900001", source="@me"), "the reason or source begins with ="),
        (
            said(2, "confirm", "GB-CHC-900001", reason="Ask jo@loom.example"),
            "a text holds an e-mail",
        ),
        (
            said(2, "confirm", "GB-CHC-900001", reason="Ring 01632 960 123"),
            "a text holds an e-mail",
        ),
        (said(2, "confirm", "GB-CHC-900001", source="+44 (0)7700 900123"), "the reason or source"),
        (said(2, "confirm", "GB-CHC-900001", source="at +44 (0)7700 900123"), "a text holds an e-"),
        (said(2, "confirm", "GB-CHC-900001", added_on="31/02/2025"), "added_on is not a date"),
        (said(2, "confirm", "GB-CHC-900001", added_on=""), "added_on is not a date"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason(registers: Build, line: dict, reason: str) -> None:
    con = registers(charity_commission_charity=CHARITY, council_list=[line])
    [(key, why)] = refusals(con).items()
    assert key == "line 2"
    assert why.startswith(reason)
    assert only(con)["council_word"] is None


def test_lines_that_repeat_or_gainsay_each_other_are_refused_and_counted(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001", company="1"), charity("900002", "Weir Hall")],
        companies_house=[company("00000001", "Wendle", GUARANTEE)],
        council_list=[
            said(2, "confirm", "GB-CHC-900001"),
            said(3, "confirm", "GB-COH-00000001"),
            said(4, "confirm", "GB-CHC-900002"),
            said(5, "exclude", "GB-CHC-900002"),
            said(6, "hub", "GB-CHC-900002", postcode="AA1 1AA"),
        ],
    )
    opposite = "another line says the opposite of this organisation"
    assert refusals(con) == {
        "line 3": "an earlier line says the same",
        "line 4": opposite,
        "line 5": opposite,
    }
    counts = "rows_read, rows_kept, rows_refused"
    table = one(con, f"select {counts} from meta.source_table where source = 'council_list'")
    assert table == {"rows_read": 5, "rows_kept": 2, "rows_refused": 3}
    assert len(rows(con, "select * from mart.council_word")) == 2


def test_two_of_one_name_in_a_neighbourhood_must_be_told_apart_by_number(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001"), charity("900002", postcode="AA1 1AA")],
        council_list=[said(2, "confirm", name="Wendle Reading Circle", postcode="AA1 1AA")],
    )
    reason = "several organisations of this name are here: give the number"
    assert refusals(con) == {"line 2": reason}


def test_the_coverage_of_a_register_is_not_touched_by_the_list(registers: Build) -> None:
    lines = [said(no, "site", name=f"Group {no}", postcode="AA1 1AA") for no in range(2, 40)]
    con = registers(charity_commission_charity=CHARITY, council_list=lines)
    found = rows(
        con, "select source, listed_count from mart.register_coverage where listed_count > 0"
    )
    assert found == [{"source": "charity_commission", "listed_count": 1}]

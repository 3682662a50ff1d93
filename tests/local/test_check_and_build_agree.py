"""What the check refuses the build refuses, for the same reason; what it keeps the build keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import etl
from tests.local.conftest import TAKEDOWN, Ask, down, line, write

Held = Callable[[str], list[tuple]]


CHOSEN = """
select org_id from mart.organisation
where tier = 'wider' and org_id like 'GB-CHC-%' and council_word is null order by org_id limit 8
"""
# A body, a postcode of its neighbourhood, and one of another neighbourhood of its council.
PLACED = """
select any_value(body.name), min(code.postcode) filter (code.lsoa21_code = site.lsoa21_code),
    max(code.postcode) filter (code.lsoa21_code <> site.lsoa21_code)
from mart.organisation as body
inner join mart.organisation_site as site on body.org_id = site.org_id
inner join mart.neighbourhood as place on site.council25_code = place.council25_code
inner join mart.postcode as code on place.lsoa21_code = code.lsoa21_code
where body.org_id = '{org_id}'
"""


def nasty(held: Held) -> list[tuple[str, ...]]:
    """Make a list with every trouble we know, about bodies of the practice region."""
    ids = [org_id for (org_id,) in held(CHOSEN)]
    [(company,)] = held(
        "select max(identifier) from mart.organisation_identifier where org_id like 'GB-CHC-%'"
        " and scheme = 'GB-COH' and identifier like '00%'"
    )
    [(name, postcode, far)] = held(PLACED.format(org_id=ids[5]))
    return [
        line("confirm", ids[0]),
        line("confirm", ids[0].lower()),
        line("confirm", ids[0], postcode=postcode),
        line("exclude", ids[1]),
        line("confirm", ids[1]),
        line("hub", ids[1], postcode=postcode),
        line("site", ids[2], postcode=postcode),
        line("site", "gb-coh-" + company.lstrip("0"), postcode=postcode),
        line("confirm", name=name, postcode=postcode),
        line("confirm", name=f"The {name}", postcode=postcode),
        line("confirm", name=name, postcode=far),
        line("site", name="A Group Of Nobody", postcode=far),
        line("confirm", name="A Group of Nobody", postcode=postcode),
        line("exclude", name="Another Group", postcode=far),
        line("confirm", "GB-CHC-1"),
        line("confirm", "=cmd|' /C calc'!A0"),
        line("=1+1", ids[3]),
        line("confirm", ids[3], reason="+44 is how it begins"),
        line("confirm", ids[3], reason="Ask anna@loom.example"),
        line("confirm", ids[3], added_on="30/02/2025"),
        line("confirm", ids[3], postcode="QQ9 9QQ"),
        line("confirm", ids[4], reason='Said "yes",\nand meant it', added_on="2025-11-03"),
        line("confirm", name="<script>alert(1)</script>", postcode=far),
        ("confirm", "too few"),
        (*line("confirm", ids[6]), "one too many"),
    ]  # fmt: skip


def test_line_by_line_on_a_nasty_list(held: Held, built: Held, ask: Ask, local: Path) -> None:
    path = write(local / "practice" / "organisations.csv", nasty(held))
    answer = ask("check", path)
    assert answer["trouble"] is None
    refused = {item["line_no"]: item["reason"] for item in answer["refused"]}
    in_build = dict(built("select row_no, reason from meta.refused where source = 'council_list'"))
    tidied = {no: reason.removeprefix("not a row of the file: ") for no, reason in in_build.items()}
    assert refused == tidied
    kept = {(item["line_no"], item["org_id"]) for item in answer["kept_lines"]}
    assert kept == set(built("select line_no, org_id from mart.council_word"))
    counts = built("select rows_read, rows_kept, rows_refused from meta.source"
                   " where source = 'council_list'")  # fmt: skip
    assert counts == [(answer["read"], answer["kept"], answer["refused_count"])]
    assert len(refused) > 12
    assert len(kept) > 7


def test_a_list_that_a_build_has_taken_up_is_found_good_again(
    practice_raw: Path, ask: Ask, held: Held
) -> None:
    answer = ask("check", practice_raw / "council_list" / "organisations.csv")
    words = set(held("select line_no, org_id from mart.council_word"))
    assert {(item["line_no"], item["org_id"]) for item in answer["kept_lines"]} == words
    assert [item["line_no"] for item in answer["refused"]] == [10]


def test_a_takedown_is_good_though_its_build_no_longer_holds_who_is_named(
    practice_raw: Path, ask: Ask
) -> None:
    answer = ask("check", practice_raw / "council_takedown" / "takedown.csv", "--takedown")
    assert (answer["kept"], answer["refused"]) == (2, [])
    assert all("Nobody by this name" in item["does"] for item in answer["kept_lines"])


# Each has one name of its own; the postcode is one of its neighbourhood.
NAMED = """
select body.org_id, body.name, min(code.postcode)
from mart.organisation as body
inner join mart.organisation_site as site on body.org_id = site.org_id
inner join mart.postcode as code on site.lsoa21_code = code.lsoa21_code
where {which} and body.name not in
    (select name from mart.organisation_name group by name having count(distinct org_id) > 1)
group by all order by body.org_id limit 1
"""


@pytest.mark.parametrize(
    "which",
    ["site.kind = 'contact' and body.tier = 'wider'", "body.legal_form = 'cic'",
     "body.tier = 'local'"],
    ids=["its postcode is held back", "company", "a group of the council's list"],
)  # fmt: skip
def test_a_takedown_by_name_says_whom_it_means_in_the_build_in_use(
    ask: Ask, held: Held, local: Path, which: str
) -> None:
    [(org_id, name, postcode)] = held(NAMED.format(which=which))
    lines = [down(name=name.upper(), postcode=postcode), down(org_id),
             down(name="Nobody Of That Name", postcode=postcode)]  # fmt: skip
    answer = ask("check", write(local / "new.csv", lines, TAKEDOWN), "--takedown")
    found = {item["line_no"]: (item["org_id"], item["name"]) for item in answer["kept_lines"]}
    assert found[2] == found[3] == (org_id, name)
    gone = [item["line_no"] for item in answer["kept_lines"] if "Nobody by" in item["does"]]
    assert gone == [4]


def test_the_list_says_nothing_of_who_is_on_the_takedown_list_in_use(
    ask: Ask, held: Held, local: Path
) -> None:
    [(org_id,)] = held("select min(org_id) from mart.organisation where tier = 'wider'")
    write(local / "practice" / "takedown.csv", [down(org_id)], TAKEDOWN)
    path = write(local / "new.csv", [line("confirm", org_id), line("confirm", org_id[:-1] + "x")])
    reasons = [item["reason"] for item in ask("check", path)["refused"]]
    assert reasons[0] == "no organisation held has this number"


@pytest.mark.parametrize("by", ["number", "name"])
def test_taken_down_it_is_in_no_table_no_map_and_no_parquet(
    held: Held, built: Held, local: Path, tmp_path: Path, by: str
) -> None:
    [(org_id, name, postcode)] = held(
        "select body.org_id, body.name, site.postcode from mart.organisation as body"
        " inner join mart.organisation_site as site on body.org_id = site.org_id"
        " where body.legal_form = 'cic' and site.postcode is not null and body.name not in"
        " (select name from mart.organisation group by name having count(*) > 1)"
        " order by body.org_id limit 1 offset 40"
    )
    named = down(org_id) if by == "number" else down(name=name, postcode=postcode)
    write(local / "practice" / "takedown.csv", [named], TAKEDOWN)
    before = held("select source_table, rows_read, rows_kept from meta.source_table order by 1")
    after = built("select source_table, rows_read, rows_kept from meta.source_table order by 1")
    not_lists = [row for row in before if not row[0].startswith("council_")]
    assert [row for row in after if not row[0].startswith("council_")] == not_lists
    private = built("select bytes, sha256 from meta.source where source = 'council_takedown'")
    assert private == [(None, None)]
    tables = built(
        "select schema_name || '.' || table_name from duckdb_tables()"
        " where schema_name in ('mart', 'meta')"
    )
    number = org_id.removeprefix("GB-COH-")
    for (table,) in tables:
        found = built(f"select count(*) from {table} as t where contains(to_json(t), '{number}')"
                      f" or contains(to_json(t), '{org_id}')")  # fmt: skip
        assert found == [(0,)], table
    for path in (tmp_path / "builds" / "maps").glob("*-points-*.json"):
        assert org_id not in path.read_text(encoding="utf-8")
    [folder] = [path for path in (tmp_path / "builds").glob("*-*") if path.is_dir()]
    for path in folder.glob("organisation*.parquet"):
        found = built(f"select count(*) from '{path}' where org_id = '{org_id}'")
        assert found == [(0,)], path.name


def test_older_builds_that_hold_who_is_taken_down_go_and_the_others_stay(
    practice_raw: Path, local: Path, tmp_path: Path, held: Held
) -> None:
    [(org_id,)] = held("select min(org_id) from mart.organisation where legal_form = 'cic'")
    takedown, builds = local / "practice" / "takedown.csv", tmp_path / "builds"
    for lines in ([down(org_id)], [], [down(org_id)]):
        write(takedown, lines, TAKEDOWN)
        etl("build", "--raw", practice_raw, "--builds", builds, "--local", local)
    left = sorted(builds.glob("*.duckdb"))
    assert len([path for path in left if path.name != "work.duckdb"]) == 2
    for path in (builds / "maps").glob("*-points-*.json"):
        assert org_id not in path.read_text(encoding="utf-8")

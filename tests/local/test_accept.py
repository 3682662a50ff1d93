"""A list that is taken up: its good lines only, the one before kept, nothing lost on the way."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.local.conftest import TAKEDOWN, Ask, down, line, write

IN_USE, REFUSED = "practice/organisations.csv", "practice/organisations-refused.csv"
Held = Callable[[str], list[tuple]]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_good_lines_are_put_in_place_and_refused_ones_beside(
    ask: Ask, local: Path, tmp_path: Path
) -> None:
    good, bad = line("confirm", "GB-CHC-9990410"), line("confirm", "=cmd|' /C calc'!A0")
    path = write(tmp_path / "given.csv", [good, bad, ["broken", "line"]])
    answer = ask("accept", path)
    assert (answer["kept"], answer["refused_count"]) == (1, 2)
    assert [row["org_id"] for row in read(local / IN_USE)] == ["GB-CHC-9990410"]
    refused = read(local / REFUSED)
    assert [(row["line_no"], row["org_id"]) for row in refused] == [
        ("3", "'=cmd|' /C calc'!A0"), ("4", "broken,line"),
    ]  # fmt: skip
    assert refused[0]["refused_because"].startswith("the number is not one of a register")


def test_the_list_before_is_kept_under_its_time(ask: Ask, local: Path, tmp_path: Path) -> None:
    first = write(tmp_path / "1.csv", [line("confirm", "GB-CHC-9990410")])
    second = write(tmp_path / "2.csv", [line("exclude", "GB-CHC-9990410")])
    ask("accept", first)
    ask("accept", second)
    ask("accept", first)
    kept = (local / "practice").glob("organisations-2*.csv")
    assert {read(path)[0]["action"] for path in kept} == {"confirm", "exclude"}
    assert read(local / IN_USE)[0]["action"] == "confirm"


def test_a_file_in_trouble_leaves_the_list_in_use_alone(
    ask: Ask, local: Path, tmp_path: Path
) -> None:
    ask("accept", write(tmp_path / "good.csv", [line("confirm", "GB-CHC-9990410")]))
    before = (local / IN_USE).read_bytes()
    hopeless = write(tmp_path / "bad.csv", [line("confirm", "nobody")])
    assert ask("accept", hopeless)["ok"] is False
    assert (local / IN_USE).read_bytes() == before
    assert len(list((local / "practice").glob("*.csv"))) == 2


def test_an_empty_list_clears_the_one_in_use(ask: Ask, local: Path, tmp_path: Path) -> None:
    ask("accept", write(tmp_path / "good.csv", [line("confirm", "GB-CHC-9990410")]))
    assert ask("accept", write(tmp_path / "none.csv", []))["ok"] is True
    assert read(local / IN_USE) == []


def test_what_was_accepted_is_read_by_every_build_whatever_is_thrown_away(
    ask: Ask, built: Held, tmp_path: Path
) -> None:
    hostile = '=HYPERLINK("http://example.invalid") Group'
    ask("accept", write(tmp_path / "given.csv", [
        line("confirm", "GB-CHC-9990410", reason="Met, and said “yes”"),
        line("site", name=hostile, postcode="MB1 1DJ"),
    ]))  # fmt: skip
    found = built("select action, reason from mart.council_word order by line_no")
    assert found == [("confirm", "Met, and said “yes”"), ("site", "Met at its workshop")]
    assert built("select name from mart.organisation where tier = 'local'") == [(hostile,)]
    [(files, digest)] = built("select files, sha256 from meta.source where source = 'council_list'")
    shutil.rmtree(tmp_path / "builds")
    assert built("select files, sha256 from meta.source where source = 'council_list'") == [
        (files, digest)
    ]


def test_a_takedown_list_has_a_file_of_its_own(ask: Ask, local: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "given.csv", [down("GB-CHC-9990410"), down("x")], TAKEDOWN)
    answer = ask("accept", path, "--takedown")
    assert (answer["kept"], answer["refused_count"]) == (1, 1)
    assert [row["org_id"] for row in read(local / "practice" / "takedown.csv")] == [
        "GB-CHC-9990410"
    ]
    assert not (local / IN_USE).exists()


def test_what_a_new_list_would_lose_of_the_one_in_use_is_counted(ask: Ask, tmp_path: Path) -> None:
    group = {"name": "Quay Lunch Club", "postcode": "MB1 1DJ"}
    first = [line("confirm", "GB-CHC-9990410"), line("exclude", "GB-CHC-9990411")]
    answer = ask("accept", write(tmp_path / "1.csv", [*first, line("site", **group)]))
    assert (answer["in_use"], answer["lost"]) == (0, 0)
    kept = answer["kept"]
    again = [line("Confirm ", "gb-chc-9990410"), line("site", name="quay lunch club",
             postcode="mb11dj"), line("hub", "GB-CHC-9990410", postcode="MB1 1DJ")]  # fmt: skip
    second = write(tmp_path / "2.csv", again)
    answer = ask("check", second)
    assert (answer["in_use"], answer["lost"]) == (kept, kept - 2)
    empty = ask("accept", write(tmp_path / "3.csv", []))
    assert (empty["in_use"], empty["lost"]) == (kept, kept)


def test_a_takedown_list_counts_whom_a_new_one_would_put_back(ask: Ask, tmp_path: Path) -> None:
    lines = [down("GB-CHC-9990410"), down(name="A Refuge", postcode="MB1 1DJ")]
    ask("accept", write(tmp_path / "1.csv", lines, TAKEDOWN), "--takedown")
    other = write(tmp_path / "2.csv", [down("gb-chc-9990410")], TAKEDOWN)
    answer = ask("check", other, "--takedown")
    assert (answer["in_use"], answer["lost"]) == (2, 1)


def test_a_comma_in_the_reason_of_a_takedown_does_not_leave_its_body_published(
    ask: Ask, local: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "given.csv", [
        ["GB-CHC-9990410", "", "", "Asked for", " by letter", "2025-11-03"],
        ["GB-CHC-9990411"],
        ["GB-CHC-9990412", "", "", "=HYPERLINK(1)", "some day"],
    ], TAKEDOWN)  # fmt: skip
    answer = ask("accept", path, "--takedown")
    assert (answer["kept"], answer["refused"]) == (3, [])
    kept = read(local / "practice" / "takedown.csv")
    assert [row["reason"] for row in kept] == ["Asked for", "", "'=HYPERLINK(1)"]


def test_lists_of_the_practice_region_and_of_england_never_meet(
    ask: Ask, practice_build: Path, local: Path, tmp_path: Path
) -> None:
    ask("accept", write(tmp_path / "given.csv", [line("confirm", "GB-CHC-9990410")]))
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    assert pointer["practice"] is True
    assert not (local / "organisations.csv").exists()

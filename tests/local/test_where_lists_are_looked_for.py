"""Every command looks for the council's lists where the app keeps them, and misses none unseen."""

from pathlib import Path

import pytest

from etl import build, folders, handkept, promises, publish
from etl.fetching import command
from etl.source import BrokenPromise
from tests.conftest import etl
from tests.local.conftest import TAKEDOWN, down, line, write


def test_a_build_that_is_told_no_folder_reads_the_lists_and_builds_of_the_app(
    practice_raw: Path, local: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds = tmp_path / "builds"
    monkeypatch.setenv("ATLAS_LOCAL", str(local))
    monkeypatch.setenv("ATLAS_BUILDS", str(builds))
    write(local / "practice" / "takedown.csv", [down("GB-CHC-9990410")], TAKEDOWN)
    etl("build", "--raw", practice_raw)
    pointer = publish.read_pointer(builds) or {}
    with publish.opened(builds / str(pointer["file"])) as con:
        assert con.execute(
            "select count(*) from mart.organisation_identifier where identifier = '9990410'"
        ).fetchall() == [(0,)]


def test_without_the_variables_the_folders_are_those_of_the_project(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("ATLAS_LOCAL", "ATLAS_BUILDS"):
        monkeypatch.setenv(name, "")
    assert (folders.builds(), folders.local()) == (Path("data/builds"), Path("data/local"))
    assert not hasattr(command, "LOCAL")


@pytest.mark.parametrize("source", ["council_takedown", "council_list"])
def test_a_list_that_was_there_and_is_not_found_stops_the_build(
    local: Path, tmp_path: Path, source: str
) -> None:
    looked = handkept.Folders(tmp_path / "raw", local)
    with pytest.raises(BrokenPromise, match=f"{source}: .* and {local} has none") as refusal:
        promises.check_lists(looked, None, {source, "hmrc_cascs"})
    assert f"--accept-loss {source}" in str(refusal.value)
    promises.check_lists(looked, None, {"hmrc_cascs"})
    write(local / "organisations.csv", [line("confirm", "GB-CHC-1")])
    write(local / "takedown.csv", [], TAKEDOWN)
    promises.check_lists(looked, None, {source})


def test_a_timer_that_looks_in_the_wrong_folder_does_not_put_a_body_back(
    practice_raw: Path, local: Path, tmp_path: Path
) -> None:
    raw, builds = tmp_path / "raw", tmp_path / "builds"
    raw.mkdir()
    for path in practice_raw.iterdir():
        if path.name != "council_takedown":
            (raw / path.name).symlink_to(path)
    write(local / "practice" / "takedown.csv", [down("GB-CHC-9990410")], TAKEDOWN)
    first = build.build(raw, builds, lambda *_: None, local=local)
    with pytest.raises(BrokenPromise, match=f"council_takedown: .*{tmp_path / 'other'}"):
        build.build(raw, builds, lambda *_: None, local=tmp_path / "other")
    assert (publish.read_pointer(builds) or {})["build_id"] == first.build_id
    accepted = frozenset({"council_takedown"})
    second = build.build(raw, builds, lambda *_: None, accepted, local=tmp_path / "other")
    assert (publish.read_pointer(builds) or {})["build_id"] == second.build_id

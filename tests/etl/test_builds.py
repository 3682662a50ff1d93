"""Builds that a paper stands on stay; builds that hold who asked to go do not."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from atlas import pins as app_pins
from etl import clearing, pins, publish
from tests.conftest import ROOT

OLD = [f"2020010{no}-000000-aaaaaa" for no in range(8)]


@pytest.fixture
def builds(practice_build: Path, tmp_path: Path) -> Path:
    """Give a folder in which the practice region is in use, with eight older builds."""
    ignore = shutil.ignore_patterns("work.duckdb*")
    folder = shutil.copytree(practice_build, tmp_path / "builds", ignore=ignore)
    for build_id in OLD:
        shutil.copy(folder / current(folder), folder / f"{build_id}.duckdb")
        with duckdb.connect(folder / f"{build_id}.duckdb") as con:
            con.execute("update meta.build set build_id = $id", {"id": build_id})
    return folder


def current(builds: Path) -> str:
    return str(publish.read_pointer(builds)["file"])


def asked(builds: Path, *words: str) -> tuple[int, str]:
    """Run ``etl builds`` as a person does; give its exit and all it said."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", "builds", *words, "--builds", str(builds)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_the_list_says_of_each_build_what_it_is_and_why_it_stays(builds):
    assert asked(builds, "pin", OLD[0], "--reason", "Cabinet paper, [bold]May[/bold]")[0] == 0
    (builds / f"{OLD[1]}.duckdb").write_bytes(b"damaged")
    done = subprocess.run(
        [sys.executable, "-m", "etl", "builds", "--builds", str(builds)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert len(lines) == len(OLD) + 1
    assert lines[0].startswith(current(builds).removesuffix(".duckdb"))
    assert "practice data" in lines[0]
    assert f"contract {publish.CONTRACT}" in lines[0]
    assert lines[0].endswith("MB, current")
    assert "pinned on 20" in lines[-1]
    assert lines[-1].endswith(": Cabinet paper, [bold]May[/bold]")
    assert "cannot be read" in lines[-2]


def test_a_pinned_build_outlives_the_last_five_with_its_map_files(builds):
    [(file,)] = of(builds / f"{OLD[0]}.duckdb", "select file from mart.map_file limit 1")
    own = "E06999001-points-00000000000a.json"
    (builds / "maps" / own).write_text("{}")
    (builds / "maps" / "E06999001-points-00000000000b.json").write_text("{}")
    with duckdb.connect(builds / f"{OLD[0]}.duckdb") as con:
        con.execute("update mart.map_file set file = $1 where file = $2", [own, file])
    with pins.alone(builds):
        pins.pin(builds, OLD[0], "Cabinet paper")
    clearing.prune(builds)
    left = [path.stem for path in clearing.ours(builds)]
    assert left == [OLD[0], *OLD[-4:], current(builds).removesuffix(".duckdb")]
    assert (builds / "maps" / own).exists()
    assert not (builds / "maps" / "E06999001-points-00000000000b.json").exists()
    with pins.alone(builds):
        pins.unpin(builds, OLD[0])
    clearing.prune(builds)
    assert OLD[0] not in [path.stem for path in clearing.ours(builds)]
    assert not (builds / "maps" / own).exists()


def of(path: Path, select: str) -> list[tuple]:
    with duckdb.connect(path, read_only=True) as con:
        return con.execute(select).fetchall()


def test_the_current_build_and_a_pinned_one_are_not_removed_and_say_so(builds):
    assert asked(builds, "pin", OLD[0], "--reason", "Cabinet paper")[0] == 0
    for build_id, why in ((OLD[0], "is pinned (Cabinet paper)"), (current(builds)[:22], "current")):
        failed, said = asked(builds, "remove", build_id)
        assert failed
        assert why in said
        assert (builds / f"{build_id}.duckdb").exists()


def test_a_build_is_removed_with_its_parquet_and_the_rest_stays(builds):
    (builds / OLD[7]).mkdir()
    failed, said = asked(builds, "remove", OLD[7])
    assert not failed, said
    assert not list(builds.glob(f"{OLD[7]}*"))
    assert (builds / current(builds)).exists()


@pytest.mark.parametrize("asked_for", ["", "../current", "20200109-000000-aaaaaa", "work", "*"])
def test_what_is_no_build_is_refused_with_those_that_are(builds, asked_for):
    (builds / "work.duckdb").write_bytes(b"kept")
    before = sorted(builds.rglob("*"))
    for what in ("pin", "unpin", "remove"):
        failed, said = asked(builds, what, *([asked_for] if asked_for else []))
        assert failed
        assert OLD[0] in said
    assert sorted(builds.rglob("*")) == before


def test_the_app_and_the_build_read_each_others_pins(builds):
    assert app_pins.pin(builds, OLD[0], "A briefing\nof Quay") == ""
    held = pins.read(builds)
    assert held[OLD[0]].reason == "A briefing of Quay"
    assert held[OLD[0]].pinned_on
    with pins.alone(builds):
        pins.pin(builds, OLD[1], "By hand")
    assert app_pins.is_pinned(builds, OLD[1])
    assert app_pins.pin(builds, OLD[1], "A briefing") == ""
    assert pins.read(builds)[OLD[1]].reason == "By hand"
    assert (app_pins.PINS, app_pins.REMOVED, app_pins.LOCK) == (pins.PINS, pins.REMOVED, pins.LOCK)


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"reason": 3}', '{"pinned_on": "soon"}'])
def test_a_damaged_pin_still_pins(builds, spoilt):
    (builds / "pins").mkdir()
    (builds / "pins" / f"{OLD[0]}.json").write_text(spoilt)
    clearing.prune(builds)
    assert (builds / f"{OLD[0]}.duckdb").exists()
    assert app_pins.is_pinned(builds, OLD[0])
    assert "reason cannot be read" in asked(builds)[1]


def test_a_pin_waits_while_builds_are_cleared_away_and_never_promises_one_that_went(builds):
    told: list[str] = []
    pinning = threading.Thread(target=lambda: told.append(app_pins.pin(builds, OLD[0], "x")))
    with pins.alone(builds):
        pinning.start()
        pinning.join(0.3)
        assert told == []
        (builds / f"{OLD[0]}.duckdb").unlink()
    pinning.join()
    assert told == [f"The build {OLD[0]} is gone, so it could not be pinned."]
    assert pins.read(builds) == {}

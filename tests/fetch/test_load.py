"""A load from beginning to end, and one that is stopped on the way."""

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.fetching.status import LINES, Status
from tests.fetch.conftest import NAMES, NAMES_AT, files, left, names_csv
from tests.fetch.publishers import Fails, Kept
from tests.fetch.region import offer

KEYS = {"stage", "doing", "share", "told", "ended", "message", "at", "pid"}


@pytest.fixture
def run(publishers, raw, capsys) -> Callable[..., tuple[int, str]]:
    """Run a command in this process; give its exit code and what it said."""

    def now(*words: str | Path) -> tuple[int, str]:
        through = ("--through", publishers.address, "--patience", "1", "--raw", raw)
        ended = main([*map(str, words), *map(str, through)])
        captured = capsys.readouterr()
        return ended, captured.out + captured.err

    return now


def read(status: Path) -> dict[str, object]:
    """Read a status file; an empty one where it is not there yet."""
    return json.loads(status.read_text(encoding="utf-8")) if status.exists() else {}


def wait_for(happens: Callable[[], object], process: subprocess.Popen) -> None:
    """Wait until something happens, as long as the process runs."""
    deadline = time.monotonic() + 60
    while not happens():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_an_empty_folder_is_filled_from_the_publishers_and_built(
    start, publishers, practice_raw, tmp_path
):
    raw, status, builds = tmp_path / "empty", tmp_path / "status.json", tmp_path / "builds"
    raw.mkdir()
    offered = offer(publishers, practice_raw, raw)
    publishers.troubles[NAMES_AT] = [Fails(503)]
    words = ("load", "--builds", builds, "--status", status, "--local", tmp_path / "local")
    process = start(*words, into=raw)
    seen = []
    wait_for(lambda: seen.append(read(status)) or seen[-1].get("ended"), process)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert {key for one in seen if one for key in one} == KEYS
    shares = [one["share"] for one in seen if one]
    assert shares == sorted(shares)
    assert {one["stage"] for one in seen if one} == {"fetch", "build"}
    assert seen[-1]["ended"] == "done"
    assert str(seen[-1]["message"]).startswith("Published build ")
    assert set(offered) == {key.split("/")[0] for key in _manifest(raw)}
    assert _rows(builds) == _practice_rows(raw, builds)


def _manifest(raw: Path) -> dict[str, object]:
    return json.loads((raw / "manifest.json").read_text())["files"]


def _rows(builds: Path) -> dict[str, int]:
    """Return the rows that the build read, by table."""
    pointer = json.loads((builds / "current.json").read_text())
    with duckdb.connect(builds / pointer["file"], read_only=True) as con:
        return dict(con.execute("select source_table, rows_read from meta.source_table").fetchall())


def _practice_rows(raw: Path, builds: Path) -> dict[str, int]:
    """Return the rows that the practice region says each of those tables has."""
    rows = json.loads((raw / "practice.json").read_text())["rows"]
    return {table: rows.get(table, 0) for table in _rows(builds)}


def test_a_load_builds_from_what_is_here_when_nothing_can_be_fetched(
    run, practice_raw, tmp_path, raw
):
    status, builds = tmp_path / "status.json", tmp_path / "builds"
    shutil.copy(practice_raw / "practice.json", raw)
    shutil.copytree(practice_raw / NAMES, raw / NAMES)
    done, said = run("load", "--builds", builds, "--status", status)
    assert done == 0, said
    assert (builds / "current.json").exists()
    ended = read(status)
    assert ended["ended"] == "done"
    assert "Could not be fetched: activity_classification, " in str(ended["message"])
    assert "By hand: download" in " ".join(ended["told"])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["ended", "Ctrl+C"])
def test_a_fetch_that_is_stopped_keeps_the_good_file_and_what_came(
    start, fetch, publishers, raw, how
):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Kept(names_csv(60_000))
    publishers.slow = 0.02
    process = start("fetch", NAMES)
    part = raw / ".fetching" / NAMES / "areas.part"
    wait_for(lambda: part.exists() and part.stat().st_size > 100_000, process)
    process.send_signal(how)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "Cancelled. What has come of a file is kept" in said
    assert "Traceback" not in said
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == names_csv()
    assert "areas.part" in left(raw)
    publishers.slow = 0.0
    assert fetch(NAMES).outcome.new == [NAMES]
    assert "range" in publishers.asked_for(NAMES_AT)[-1]


def test_a_build_that_is_cancelled_publishes_nothing(start, practice_raw, tmp_path):
    status, builds = tmp_path / "status.json", tmp_path / "builds"
    words = ("load", "--only", "build", "--builds", builds, "--status", status)
    process = start(*words, into=practice_raw)
    wait_for(lambda: str(read(status).get("doing", "")).startswith("making"), process)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1, said
    assert read(status)["ended"] == "cancelled"
    kept = "Cancelled. Nothing was published; the last good build stays in use."
    assert read(status)["message"] == kept
    assert not (builds / "current.json").exists()
    assert not list(builds.glob("*.duckdb.part"))


def test_a_build_that_breaks_a_promise_says_so_in_the_status(run, raw, tmp_path):
    status = tmp_path / "status.json"
    words = ("load", "--only", "build", "--builds", tmp_path / "builds", "--status", status)
    assert run(*words)[0] == 1
    assert read(status)["ended"] == "stopped"
    assert "no source is in" in str(read(status)["message"])
    assert files(raw, NAMES) == []


def test_fetching_alone_ends_badly_when_a_source_could_not_be_had(run, publishers):
    publishers.keeps[NAMES_AT] = Fails(404)
    ended, said = run("fetch", NAMES)
    assert ended == 1
    assert f"{NAMES} could not be fetched. By hand: download MSOA-Names*.csv" in said


def test_the_status_is_written_a_few_times_a_second_and_always_at_the_end(tmp_path):
    path = tmp_path / "deep" / "status.json"
    status, before = Status(path, ("fetch", "build")), time.monotonic()
    writings = set()
    for no in range(200):
        status.told(f"step {no}", no / 400)
        writings.add(read(path)["doing"])
    assert len(writings) <= 2 + 4 * (time.monotonic() - before)
    for no in range(30):
        status.say(f"line {no}")
    status.end("done", "All is well.")
    said = read(path)
    assert (said["ended"], said["message"], said["share"]) == ("done", "All is well.", 1.0)
    assert said["told"] == [f"line {no}" for no in range(30 - LINES, 30)]
    assert said["doing"] == "step 199"


def test_a_status_that_cannot_be_written_does_not_end_the_load(tmp_path):
    status = Status(tmp_path / "folder" / "status.json", ("build",))
    shutil.rmtree(tmp_path / "folder")
    status.end("done", "All is well.")
    assert not (tmp_path / "folder").exists()


def test_the_share_counts_both_stages_and_never_falls(tmp_path):
    status = Status(tmp_path / "status.json", ("fetch", "build"))
    assert [status.told("a", share) for share in (0.0, 1.0, 0.2)] == [0.0, 0.5, 0.5]
    status.begin("build")
    assert status.told("b", 0.5) == 0.75

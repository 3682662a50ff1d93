"""A folder of lists and a build to look a list up in."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, etl

HEADER = ("org_id", "name", "postcode", "action", "reason", "source", "added_on")
TAKEDOWN = ("org_id", "name", "postcode", "reason", "added_on")
Ask = Callable[..., dict]


def line(action: str, org_id: str = "", **more: str) -> tuple[str, ...]:
    """Make one line of the council's list; a good one but for what is given."""
    given = {"reason": "Met at its workshop", "source": "Visit", "added_on": "03/11/2025"}
    cells = {"org_id": org_id, "action": action} | given | more
    return tuple(cells.get(name, "") for name in HEADER)


def down(org_id: str = "", **more: str) -> tuple[str, ...]:
    """Make one line of the takedown list."""
    cells = {"org_id": org_id, "reason": "Asked for", "added_on": "2025-11-03"} | more
    return tuple(cells.get(name, "") for name in TAKEDOWN)


def write(path: Path, lines: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    """Write a list as a spreadsheet does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as text:
        csv.writer(text).writerows([header, *lines])
    return path


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """Give an empty folder of the council's own lists."""
    return tmp_path / "local"


@pytest.fixture
def ask(practice_build: Path, local: Path) -> Ask:
    """Run ``etl local`` as the app does: ``ask("check", path)``; its answer is JSON."""

    def asked(what: str, path: Path, *more: str) -> dict:
        words = ("local", what, path, "--builds", practice_build, "--local", local, "--json", *more)
        done = subprocess.run(
            [sys.executable, "-m", "etl", *map(str, words)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return asked


@pytest.fixture
def held(practice_build: Path) -> Callable[[str], list[tuple]]:
    """Ask the practice build in use."""

    def asked(select: str) -> list[tuple]:
        pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
        with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
            return con.execute(select).fetchall()

    return asked


@pytest.fixture
def built(practice_raw: Path, local: Path, tmp_path: Path) -> Callable[[str], list[tuple]]:
    """Build the practice region with the lists of the folder, and ask that build."""

    def asked(select: str) -> list[tuple]:
        builds = tmp_path / "builds"
        if not (builds / "current.json").exists():
            etl("build", "--raw", practice_raw, "--builds", builds, "--local", local)
        pointer = json.loads((builds / "current.json").read_text(encoding="utf-8"))
        with duckdb.connect(builds / pointer["file"], read_only=True) as con:
            return con.execute(select).fetchall()

    return asked

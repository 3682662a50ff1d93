"""The two pages served side by side: ours on a build, and the obvious one on published files."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tests.bench.measuring import ROOT
from tests.browser.running import answers, free_port

# Each step adds or takes away one kind; no set of kinds comes twice.
STEPS = (1, 2, 1, 3, 1, 2, 1)


@contextmanager
def serving_obvious(raw: Path, builds: Path, *, cached: bool) -> Iterator[str]:
    """Serve the obvious page on a folder of published files; give its address; stop it after.

    It shows the council that is measured on ``builds``, and reads nothing else of them.
    """
    port = free_port()
    address = f"http://localhost:{port}"
    env = os.environ | {
        "ATLAS_BUILDS": str(builds), "BENCH_RAW": str(raw), "BENCH_COUNCIL": busiest(builds),
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [
        sys.executable, "-m", "streamlit", "run", "tests/bench/obvious_page.py",
        "--server.port", str(port), "--server.headless", "true",
        "--server.fileWatcherType", "none",
    ]  # fmt: skip
    page = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env | ({"BENCH_CACHED": "1"} if cached else {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(page, address)
        yield address
    finally:
        page.terminate()
        page.wait(timeout=60)


def _wait(page: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + 60
    while not answers(address):
        if page.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the obvious page did not start")
        time.sleep(0.1)


def ask(builds: Path, query: str, values: Mapping[str, object] | None = None) -> list[tuple]:
    """Ask the build in use directly, for what a measure must know beforehand."""
    pointer = json.loads((builds / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(builds / pointer["file"], read_only=True) as con:
        return con.execute(query, values or {}).fetchall()


def councils(builds: Path) -> list[str]:
    """Codes of the councils, those with most organisations of all registers first."""
    rows = ask(
        builds,
        "select council25_code from mart.organisation_site where council25_code is not null"
        " group by all order by count(*) desc, council25_code",
    )
    return [code for (code,) in rows]


def busiest(builds: Path) -> str:
    """The council to measure: Sheffield where it is held, else the one with most organisations."""
    found = councils(builds)
    return "E08000039" if "E08000039" in found else found[0]


def sets(names: list[str], steps: int = len(STEPS)) -> list[list[str]]:
    """The sets of kinds that the steps lead through, beginning with the first kind alone."""
    held, found = {names[0]}, []
    for step in STEPS[:steps]:
        held ^= {names[step]}
        found.append([name for name in names if name in held])
    return found

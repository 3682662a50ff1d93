"""What tests of fetching share: the publishers' server, a folder, and a way to run a fetch."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from etl.fetch import Web
from etl.fetching import manifest, running
from tests.conftest import ROOT
from tests.fetch.publishers import Publishers

os.environ["NO_PROXY"] = "127.0.0.1"
PATIENCE = 1.0  # seconds: long enough for a busy machine, short enough to wait for
NAMES = "commons_msoa_names"
NAMES_AT = "https://houseofcommonslibrary.github.io/msoanames/MSOA-Names-Latest2.csv"
COMPANIES = "companies_house"
COMPANIES_PAGE = "https://download.companieshouse.gov.uk/en_output.html"


@pytest.fixture
def publishers() -> Iterator[Publishers]:
    """Give a server that stands in for every publisher."""
    with Publishers() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Give a folder for files that is marked as practice, so that a few rows are enough."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "practice.json").write_text(json.dumps({"region": "Test", "rows": {}}))
    return folder


@dataclass
class Run:
    """How a fetch ended, and what it said."""

    outcome: running.Fetched
    said: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def fetch(publishers: Publishers, raw: Path) -> Callable[..., Run]:
    """Run a fetch of the sources named."""

    def run(
        *sources: str,
        accepted: tuple[str, ...] = (),
        into: Path = raw,
        patience: float = PATIENCE,
    ) -> Run:
        said: list[str] = []
        web = Web(said.append, through=publishers.address, patience=patience, pause=0.01)
        job = running.Job(
            raw=into,
            web=web,
            told=lambda *_: None,
            say=said.append,
            accepted_losses=accepted,
        )
        return Run(running.fetch(job, sources), said)

    return run


@pytest.fixture
def start(publishers: Publishers, raw: Path) -> Callable[..., subprocess.Popen]:
    """Start ``python -m etl …`` on the publishers' server and the folder."""

    def run(*words: str | Path, prefix: tuple[str, ...] = (), into: Path = raw) -> subprocess.Popen:
        through = ("--through", publishers.address, "--patience", str(PATIENCE), "--raw", into)
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "etl", *map(str, words), *map(str, through)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return run


def names_csv(rows: int = 50, start: int = 1) -> bytes:
    """Return a file of names of areas."""
    lines = [f"E0299{no:04d},Town {no:03d},Name {no}" for no in range(start, start + rows)]
    return "\n".join(["msoa21cd,msoa21nm,msoa21hclnm", *lines, ""]).encode()


def files(raw: Path, source: str) -> list[str]:
    """Name the files that the build would find in a source's folder."""
    folder = raw / source
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def entry(raw: Path, source: str, part: str) -> manifest.Entry:
    """Return what the manifest says of a file."""
    return manifest.read(raw)[f"{source}/{part}"]


def left(raw: Path) -> list[str]:
    """Name what is still on its way."""
    folder = raw / ".fetching"
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and p.name != "fetch.lock")


@pytest.fixture
def practice_zip(practice_raw: Path) -> bytes:
    """Give the postcode directory of the practice region."""
    return (practice_raw / "ons_postcode_directory" / "ONSPD_NOV_2025.zip").read_bytes()

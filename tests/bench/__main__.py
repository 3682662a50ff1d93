"""``make bench``: measure, print, and write docs/bench.md.

    python -m tests.bench [--raw FOLDER] [--only a,b,…] [--quick] [--work FOLDER] [--out FILE]

Without a folder of publishers' files the practice region is measured: small figures, which say
little. With one, (b) is measured on those files and the rest on a set the size of England made
around their geography; sets and builds are kept in ``--work`` for the next run. ``--only`` measures
some and leaves the other sections of the report as they are.
"""

import argparse
import os
import platform
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from etl import practice
from tests.bench import building, changing, exporting, growth, people, search, views
from tests.bench.measuring import ROOT, Section

REPORT = ROOT / "docs" / "bench.md"


def _sections(given: argparse.Namespace, work: Path) -> dict[str, Callable[[], Section]]:
    log = work / "server.log"
    if given.raw is None:
        raw, builds = work / "practice" / "raw", work / "practice" / "builds"
        if not raw.exists():
            practice.write(raw)
        whole, held, sizes = raw, [growth.built(raw, builds)], [growth.built(raw, builds)]
    else:
        raw, whole = given.raw, growth.prepare(given.raw, work, 1)[0]
        builds = work / "given"
        sizes = [work / f"england-{times}" / "builds" for times in (1, 3)]
        held = sizes[:1]
    found: dict[str, Callable[[], Section]] = {
        "a": lambda: building.section(whole, times=1 if given.quick else 3),
        "b": lambda: changing.section(raw, growth.built(raw, builds), log),
        "c": lambda: search.section(_ready(given.raw, work, sizes)),
        "d": lambda: people.section(_ready(given.raw, work, held)[0], log),
        "f": lambda: views.section(_ready(given.raw, work, held)[0], log),
        "g": lambda: exporting.section(_ready(given.raw, work, held)[0], log),
    }
    if given.raw is not None:
        found["e"] = lambda: growth.section(raw, work, log)
    return found


def _ready(raw: Path | None, work: Path, builds: list[Path]) -> list[Path]:
    """Write and build the sets that are not there yet."""
    if raw is not None:
        for folder in builds:
            times = int(folder.parent.name.rsplit("-", 1)[1])
            growth.built(growth.prepare(raw, work, times)[0], folder)
    return builds


def head(raw: Path | None) -> str:
    """What was measured, where and when."""
    set_of = "the practice region (small: it says little)"
    if raw is not None:
        set_of = "publishers' files, and a made-up set the size of England around their geography"
    return (
        "# Benchmarks\n\n"
        "Written by `make bench` (`make bench RAW=folder` for more than the practice region): each"
        " figure is a median of several, and ratios are of one run on one machine. Absolute figures"
        " are those of that machine.\n\n"
        f"Measured {datetime.now(UTC):%-d %B %Y} on {set_of}; {os.cpu_count()} cores,"
        f" {platform.system()}, Python {platform.python_version()}.\n"
    )


def merged(old: str, sections: dict[str, str]) -> str:
    """The sections of a report, in order: those measured now, and those of before."""
    parts = re.split(r"^(?=## )", old, flags=re.M)[1:]
    before = {part[4]: part.strip() + "\n" for part in parts if part.startswith("## (")}
    held = before | sections
    return "\n".join(held[name].strip() + "\n" for name in sorted(held))


def main() -> None:
    """Measure what is asked for; the report is written after each section, so none is lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--raw", type=Path)
    parser.add_argument("--only", default="a,b,c,d,e,f,g")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--out", type=Path, default=REPORT)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        work = given.work or Path(passing)
        work.mkdir(parents=True, exist_ok=True)
        for name, measure in _sections(given, work).items():
            if name in given.only.split(","):
                table = measure().markdown()
                print(table, flush=True)
                old = given.out.read_text(encoding="utf-8") if given.out.exists() else ""
                report = f"{head(given.raw)}\n{merged(old, {name: table})}"
                given.out.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()

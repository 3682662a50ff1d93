"""Publish one build after another while many people read.

    python -m tests.stress.publish_under_readers [BUILDS] [READERS]

Every build is another edition: its number is in the name of each council and each area. A page that
names two editions, or an edition that is not its build's, has mixed two builds.
"""

import contextlib
import csv
import sqlite3
import sys
import tempfile
from pathlib import Path

from etl import practice
from tests.browser.running import serving
from tests.stress.kill_builds import current, start
from tests.stress.readers import Readers


class Editions:
    """The practice region, whose names of councils and areas say which edition it is."""

    def __init__(self, raw: Path) -> None:
        """Write the region and keep the names as they are."""
        practice.write(raw)
        self._areas = next((raw / "commons_msoa_names").glob("*.csv"))
        self._councils = next((raw / "ons_lad25_boundaries").glob("*.gpkg"))
        text = self._areas.read_text(encoding="utf-8-sig")
        self._rows = list(csv.DictReader(text.splitlines()))
        with contextlib.closing(sqlite3.connect(self._councils)) as con:
            [self._layer] = con.execute("select table_name from gpkg_contents").fetchone()
            for (name,) in con.execute(
                "select name from sqlite_master where type = 'trigger'"
            ).fetchall():
                con.execute(f'drop trigger "{name}"')
            con.commit()
            self._names = con.execute(f'select LAD25CD, LAD25NM from "{self._layer}"').fetchall()

    def write(self, number: int) -> None:
        """Make it edition ``number``."""
        with self._areas.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(self._rows[0]))
            out.writeheader()
            for row in self._rows:
                name = f"{row['msoa21hclnm']} edition {number}"
                out.writerow(row | {"msoa21hclnm": name})
        with contextlib.closing(sqlite3.connect(self._councils)) as con:
            con.executemany(
                f'update "{self._layer}" set LAD25NM = ? where LAD25CD = ?',
                [(f"{name} edition {number}", code) for code, name in self._names],
            )
            con.commit()


def run(folder: Path, builds_to_make: int, readers: int) -> str:
    """Publish so many builds under so many readers; return what was seen. Raises AssertionError."""
    raw, builds = folder / "raw", folder / "builds"
    editions, edition_of = Editions(raw), {}
    editions.write(0)
    assert start(raw, builds).wait() == 0
    edition_of[current(builds)] = "0"
    with serving(builds, folder / "app.log") as address, Readers(address, readers) as reading:
        for number in range(1, builds_to_make + 1):
            editions.write(number)
            assert start(raw, builds).wait() == 0
            edition_of[current(builds)] = str(number)
        reading.wait_for(current(builds))
    reading.met_no_trouble()
    mixed = [
        (build, named)
        for reader in reading.each
        for build, named in reader.builds.items()
        if named - {edition_of[build]}
    ]
    assert not mixed, f"pages that mix builds: {mixed[:5]}"
    named = sum(len(named) for reader in reading.each for named in reader.builds.values())
    seen = sum(len(reader.builds) for reader in reading.each)
    assert named > readers, "the pages name no edition: nothing was tested"
    return (
        f"{builds_to_make} builds published under {readers} readers: {reading.runs:,} runs, "
        f"{seen:,} changes of build seen, no trouble and no page that mixes two builds."
    )


def main() -> int:
    """Publish ten builds under 25 readers, or as many as asked."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    readers = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    with tempfile.TemporaryDirectory() as folder:
        print(run(Path(folder), many, readers))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

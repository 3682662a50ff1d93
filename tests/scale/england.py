"""Write registers the size of England in the publishers' own formats, around real geography.

    python -m tests.scale.england RAW FOLDER [--times N] [--seed S] [--companies N]

RAW is a folder of publishers' files: geography, need and lookups are linked from it into
FOLDER/raw, and postcodes are drawn from its directory. Every register is generated, complete for
every council, with made-up names. The same seed writes the same bodies. ``--times`` multiplies the
organisations; the ordinary companies among which they stand are ``--companies``.
"""

import argparse
import shutil
import time
from pathlib import Path

import duckdb

from tests.scale import charities, companies, ground, links, societies, tables

GENERATED = {
    "activity_classification": ("icnptso*.csv", "sic2007*.csv"),
    "charity_commission": (),
    "charity_reference": ("cc-aoo-gss-iso*.csv", "ccew-fields*.csv"),
    "companies_house": (),
    "coops_uk": (),
    "fca_mutuals": (),
    "hmrc_cascs": (),
    "organisation_links": (),
}
NOT_OURS = {"council_list", "council_takedown"}  # a council's word about bodies that are not here
ORDINARY = 4_850_000  # with those of the social economy, 5 million companies


def link(raw: Path, out: Path) -> None:
    """Link what is not generated; of a source that is in part, the files that stay as they are."""
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted(raw.iterdir()):
        target = out / source.name
        if source.name in GENERATED:
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir()
            for pattern in GENERATED[source.name]:
                for file in source.glob(pattern):
                    (target / file.name).symlink_to(file.resolve())
        elif source.is_dir() and source.name not in NOT_OURS and not target.exists():
            target.symlink_to(source.resolve())


def write(
    raw: Path, folder: Path, *, times: float = 1, seed: int = 1, ordinary: int = ORDINARY
) -> dict[str, int]:
    """Write the set below FOLDER/raw. Returns the rows of each generated file."""
    out = folder / "raw"
    link(raw, out)
    work = folder / "work.duckdb"
    work.unlink(missing_ok=True)
    rows: dict[str, int] = {}
    with duckdb.connect(work, config={"memory_limit": "4GB"}) as con:
        con.execute("set enable_progress_bar = false")
        tables.macros(con, seed)
        ground.make(con, raw)
        charities.make(con, times)
        companies.make(con, times=times, ordinary=ordinary)
        societies.make(con, times)
        for module in (charities, societies, links, companies):
            rows |= module.write(con, out)
    work.unlink()
    return rows


def main() -> None:
    """Write the set and say what was written, and in how long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("raw", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--companies", type=int, default=ORDINARY)
    given = parser.parse_args()
    started = time.perf_counter()
    rows = write(
        given.raw, given.folder, times=given.times, seed=given.seed, ordinary=given.companies
    )
    for name, count in rows.items():
        print(f"{count:>12,}  {name}")
    print(f"Written to {given.folder / 'raw'} in {time.perf_counter() - started:.0f} s.")


if __name__ == "__main__":
    main()

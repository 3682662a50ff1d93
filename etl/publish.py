"""Publish a checked build: a new file, then an atomic pointer.

Readers open what ``current.json`` names. A build is never changed after its pointer is written;
sessions that still read the old one finish on it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl import mapfiles
from etl.source import BrokenPromise

CONTRACT = 2  # raised when a name or meaning in mart or meta changes; the app opens only its own
KEEP = 5
# What a search reads: packed text takes twice as long to look through, and these are small.
SEARCHED = ("organisation", "organisation_search", "organisation_site")
POINTER = "current.json"
OUR_BUILD = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
OUR_MAP = re.compile(r"\w+(-points)?-[0-9a-f]{12}\.json(\.new)?")


def read_pointer(builds: Path) -> dict[str, object] | None:
    """Return what the pointer says, or None where nothing, or nothing readable, is published."""
    try:
        said = json.loads((builds / POINTER).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return said if isinstance(said, dict) and "file" in said else None


def counts_in_use(builds: Path, *, is_practice: bool) -> tuple[dict[str, int], dict[str, int]]:
    """Return rows kept by table, and organisations by legal form, of the build in use.

    Both are empty where there is none that can be read, or it is of another kind.
    """
    pointer = read_pointer(builds)
    if not pointer or pointer.get("practice") is not is_practice:
        return {}, {}
    try:
        with duckdb.connect(builds / str(pointer["file"]), read_only=True) as con:
            kept = con.execute("select source_table, rows_kept from meta.source_table").fetchall()
            return dict(kept), organisations_by_form(con)
    except duckdb.Error:
        return {}, {}


def organisations_by_form(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many organisations that are not removed a build has, by legal form."""
    return dict(
        con.execute(
            "select legal_form, count(*) from mart.organisation"
            " where status <> 'removed' group by legal_form"
        ).fetchall()
    )


def check_results(builds: Path) -> list[tuple[str, str, bool, int]]:
    """Return name, meaning, whether passed and failing rows of each check of the build in use.

    Raises BrokenPromise where there is no build.
    """
    pointer = read_pointer(builds)
    if not pointer or not (builds / str(pointer["file"])).is_file():
        raise BrokenPromise("check", f"there is no build in {builds}; run the build first")
    with duckdb.connect(builds / str(pointer["file"]), read_only=True) as con:
        return con.execute(
            "select check_name, title, passed, failing_rows from meta.check_result order by 1"
        ).fetchall()


@contextmanager
def beside(builds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a database in memory with the build in use attached to read, as ``published``.

    Raises BrokenPromise where there is none, or it is of another contract.
    """
    pointer = read_pointer(builds)
    if not pointer or not (builds / str(pointer["file"])).is_file():
        raise BrokenPromise("build", f"there is no build in {builds} to compare with; build first")
    if pointer.get("contract") != CONTRACT:
        raise BrokenPromise("build", "the build in use is of another age; build again first")
    with duckdb.connect() as con:
        escaped = str(builds / str(pointer["file"])).replace("'", "''")
        con.execute(f"attach '{escaped}' as published (read_only)")
        yield con


def columns_of(database: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the columns and types of each mart of a published build, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    with duckdb.connect(database, read_only=True) as con:
        rows = con.execute(
            "select table_name, column_name, data_type from duckdb_columns()"
            " where schema_name = 'mart' order by table_name, column_index"
        ).fetchall()
    for table, column, kind in rows:
        found.setdefault(table, []).append((column, kind))
    return found


def publish(
    con: duckdb.DuckDBPyConnection, builds: Path, build_id: str, *, is_practice: bool
) -> None:
    """Copy mart and meta to a new file, write Parquet and map files, then swap the pointer."""
    mapfiles.write(con, builds / "maps")
    part, final = builds / f"{build_id}.duckdb.part", builds / f"{build_id}.duckdb"
    part.unlink(missing_ok=True)
    _copy(con, part)
    part.replace(final)
    _write_parquet(con, builds / build_id)
    pointer = {
        "build_id": build_id,
        "file": final.name,
        "contract": CONTRACT,
        "practice": is_practice,
    }
    staged = builds / f"{POINTER}.new"
    with staged.open("w", encoding="utf-8") as file:
        file.write(json.dumps(pointer, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    staged.replace(builds / POINTER)
    prune(builds)


def _tables(con: duckdb.DuckDBPyConnection, schema: str) -> list[str]:
    rows = con.execute(
        "select table_name from duckdb_tables()"
        " where schema_name = $schema and database_name = current_database() order by 1",
        {"schema": schema},
    ).fetchall()
    return [name for (name,) in rows]


def _copy(con: duckdb.DuckDBPyConnection, part: Path) -> None:
    """Copy the published schemas, in row order, into a new database file."""
    escaped = str(part).replace("'", "''")
    con.execute(f"attach '{escaped}' as published")
    for schema in ("mart", "meta"):
        con.execute(f"create schema published.{schema}")
        for table in _tables(con, schema):
            # A table is compressed when it is written out, so each is written out on its own.
            kind = "uncompressed" if table in SEARCHED else "auto"
            con.execute(f"set force_compression = '{kind}'")
            con.execute(
                f"create table published.{schema}.{table} as"
                f" select * from {schema}.{table} order by rowid"
            )
            con.execute("checkpoint published")
    con.execute("set force_compression = 'auto'")
    con.execute("detach published")


def _write_parquet(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write every mart as Parquet, for those whose tools do not open the database."""
    folder.mkdir(exist_ok=True)
    for table in _tables(con, "mart"):
        target = str(folder / f"{table}.parquet").replace("'", "''")
        con.execute(
            f"copy (select * from mart.{table} order by rowid) to '{target}' (format parquet)"
        )


def forget(con: duckdb.DuckDBPyConnection, builds: Path) -> None:
    """Remove the builds that hold anybody who is taken down, but the one in use, with their maps.

    They are few and the reader is told nothing: who asked for it must not be found in an old build.
    """
    down = con.execute(
        "select upper(scheme || '-' || identifier) from link.organisation_identifier as number"
        " semi join core.taken_down as down on number.org_id = down.org_id"
        " union select node from staging.council_takedown where node is not null"
        " union select org_id from core.taken_down"
    ).fetchall()
    current = (read_pointer(builds) or {}).get("file")
    for path in builds.glob("*.duckdb") if down else ():
        if OUR_BUILD.fullmatch(path.stem) and path.name != current and _holds(path, down):
            path.unlink()
    prune(builds)


def _holds(path: Path, down: list[tuple[str]]) -> bool:
    """Say whether a build has anybody with one of these numbers; one that is damaged has not."""
    try:
        with duckdb.connect(path, read_only=True) as con:
            found = con.execute(
                "select 1 from mart.organisation_identifier"
                " where list_contains($down, upper(scheme || '-' || identifier)) limit 1",
                {"down": [number for (number,) in down]},
            ).fetchone()
    except duckdb.Error:
        return False
    return found is not None


def prune(builds: Path) -> None:
    """Remove all but the last builds of each kind, what killed ones left, and unused map files.

    Only what a build could have written is touched.
    """
    current = (read_pointer(builds) or {}).get("file")
    there = [path for path in builds.glob("*.duckdb") if OUR_BUILD.fullmatch(path.stem)]
    maps, of_kind = _read_builds(sorted(there))
    for paths in of_kind.values():
        for path in paths[:-KEEP]:
            if path.name != current:
                path.unlink()
                del maps[path]
    for path in [p for p in builds.glob("*.duckdb.part") if OUR_BUILD.fullmatch(p.name[:22])]:
        path.unlink()
    for path in [p for p in builds.iterdir() if OUR_BUILD.fullmatch(p.name)]:
        if not path.with_suffix(".duckdb").exists():
            shutil.rmtree(path)
    # While some build cannot be read, no map file is known to be unused.
    if len(there) == sum(map(len, of_kind.values())):
        used = set().union(*maps.values())
        for path in (builds / "maps").iterdir():
            if OUR_MAP.fullmatch(path.name) and path.name not in used:
                path.unlink()


def _read_builds(paths: list[Path]) -> tuple[dict[Path, set[str]], dict[bool, list[Path]]]:
    """Return the map files of each build that can be read, and those builds by kind."""
    maps: dict[Path, set[str]] = {}
    of_kind: dict[bool, list[Path]] = {}
    for path in paths:
        try:
            with duckdb.connect(path, read_only=True) as con:
                [(is_practice,)] = con.execute("select is_practice from meta.build").fetchall()
                rows = con.execute("select file from mart.map_file").fetchall()
        except duckdb.Error:
            continue  # damaged, or of another age: what it needs is not known
        maps[path] = {name for (name,) in rows}
        of_kind.setdefault(is_practice, []).append(path)
    return maps, of_kind

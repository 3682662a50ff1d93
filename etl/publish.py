"""Publish a checked build: a new file, then an atomic pointer.

Readers open what ``current.json`` names. A build is never changed after its pointer is written;
sessions that still read the old one finish on it.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl import mapfiles
from etl.source import BrokenPromise

CONTRACT = 3  # raised when a name or meaning in mart or meta changes; the app opens only its own
# What a search reads: packed text takes twice as long to look through, and these are small.
SEARCHED = ("organisation", "organisation_search", "organisation_site")
POINTER = "current.json"


def read_pointer(builds: Path) -> dict[str, object] | None:
    """Return what the pointer says, or None where nothing, or nothing readable, is published."""
    try:
        said = json.loads((builds / POINTER).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return said if isinstance(said, dict) and "file" in said else None


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published build to read. Raises duckdb.Error where it cannot be read."""
    return duckdb.connect(path, read_only=True)


def counts_in_use(builds: Path, *, is_practice: bool) -> tuple[dict[str, int], dict[str, int]]:
    """Return rows kept by table, and organisations by legal form, of the build in use.

    Both are empty where there is none that can be read, or it is of another kind.
    """
    pointer = read_pointer(builds)
    if not pointer or pointer.get("practice") is not is_practice:
        return {}, {}
    try:
        with opened(builds / str(pointer["file"])) as con:
            kept = con.execute("select source_table, rows_kept from meta.source_table").fetchall()
            return dict(kept), organisations_by_form(con)
    except duckdb.Error:
        return {}, {}


def loaded_in_use(builds: Path, *, is_practice: bool) -> set[str]:
    """Return the sources that the build in use was made from; none where ``counts_in_use`` is."""
    pointer = read_pointer(builds)
    if not pointer or pointer.get("practice") is not is_practice:
        return set()
    try:
        with opened(builds / str(pointer["file"])) as con:
            rows = con.execute("select source from meta.source where status = 'loaded'").fetchall()
    except duckdb.Error:
        return set()
    return {source for (source,) in rows}


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
    with opened(builds / str(pointer["file"])) as con:
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
    with opened(database) as con:
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

"""Publish a checked build: a new file, then an atomic pointer.

Readers open what ``current.json`` names. A build is never changed after its pointer is written;
sessions that still read the old one finish on it.
"""

import json
import shutil
from pathlib import Path

import duckdb

from etl import mapfiles
from etl.source import BrokenPromise

CONTRACT = 1  # raised when a name or meaning in mart or meta changes; the app opens only its own
KEEP = 5
POINTER = "current.json"


def read_pointer(builds: Path) -> dict[str, object] | None:
    """Return what the pointer says, or None where nothing has been published."""
    path = builds / POINTER
    if not path.exists():
        return None
    said: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return said


def rows_in_use(builds: Path, *, is_practice: bool) -> dict[str, int]:
    """Return the rows read, by raw table, of the build in use; empty if it is of another kind."""
    pointer = read_pointer(builds)
    if not pointer or pointer.get("practice") is not is_practice:
        return {}
    path = builds / str(pointer["file"])
    if not path.exists():
        return {}
    with duckdb.connect(path, read_only=True) as con:
        rows = con.execute("select source_table, rows_read from meta.source_table").fetchall()
    return dict(rows)


def check_results(builds: Path) -> list[tuple[str, str, bool, int]]:
    """Return name, meaning, whether passed and failing rows of each check of the build in use.

    Raises BrokenPromise where there is no build.
    """
    pointer = read_pointer(builds)
    if not pointer:
        raise BrokenPromise("check", f"there is no build in {builds}; run the build first")
    with duckdb.connect(builds / str(pointer["file"]), read_only=True) as con:
        return con.execute(
            "select check_name, title, passed, failing_rows from meta.check_result order by 1"
        ).fetchall()


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
    staged.write_text(json.dumps(pointer, indent=1) + "\n", encoding="utf-8")
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
            con.execute(
                f"create table published.{schema}.{table} as"
                f" select * from {schema}.{table} order by rowid"
            )
    con.execute("checkpoint published")
    con.execute("detach published")


def _write_parquet(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write every mart as Parquet, for those whose tools do not open the database."""
    folder.mkdir(exist_ok=True)
    for table in _tables(con, "mart"):
        target = str(folder / f"{table}.parquet").replace("'", "''")
        con.execute(
            f"copy (select * from mart.{table} order by rowid) to '{target}' (format parquet)"
        )


def prune(builds: Path) -> None:
    """Remove all but the last builds, what killed ones left, and map files no build names."""
    there = sorted(path for path in builds.glob("*.duckdb") if path.name != "work.duckdb")
    kept = there[-KEEP:]
    used: set[str] = set()
    for path in kept:
        with duckdb.connect(path, read_only=True) as con:
            used.update(
                name for (name,) in con.execute("select file from mart.map_file").fetchall()
            )
    stems = {path.stem for path in kept}
    for path in there:
        if path not in kept:
            path.unlink()
    for path in builds.glob("*.duckdb.part"):
        path.unlink()
    for path in builds.iterdir():
        if path.is_dir() and path.name != "maps" and path.name not in stems:
            shutil.rmtree(path)
    for path in (builds / "maps").iterdir():
        if path.name not in used:
            path.unlink()

"""What every test may ask for: the practice region, the publishers' files, a database in memory."""

import datetime
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent
LAYERS = (
    *("raw", "reference", "staging", "link", "core", "meant", "local", "joined"),
    *("graded", "placed", "counted", "measured", "mart", "meta"),
)

Row = Mapping[str, object]
# A table is its rows, or, when it has none, its columns and their types.
Table = Sequence[Row] | Mapping[str, type]

SQL_TYPES: dict[type, str] = {
    bool: "boolean",
    int: "bigint",
    float: "double",
    str: "varchar",
    datetime.date: "date",
    datetime.datetime: "timestamp",
    list: "varchar[]",
}
# Where every value of a column is null, its name says its type, by our naming rules.
TYPES_BY_NAME = (
    (r"(^(is|has)_)|^passed$", "boolean"),
    (r"_on$", "date"),
    (r"_at$", "timestamp"),
    (r"_(count|no|rank|decile)$|^(population|release|rank|decile|row_no|bytes)$", "bigint"),
    (
        r"_(pct|share|score|income|per_1000|m2)$|^(score|longitude|latitude|west|south|east|north)$",
        "double",
    ),
)


def sql_type(column: str, values: Sequence[object]) -> str:
    """Say the type of a column: by a value, by a type given for a null, or by its name."""
    for value in values:
        if isinstance(value, type):
            return SQL_TYPES[value]
        if isinstance(value, list) and value and isinstance(value[0], float):
            return "double[]"
        if value is not None:
            return SQL_TYPES[type(value)]
    for pattern, by_name in TYPES_BY_NAME:
        if re.search(pattern, column):
            return by_name
    return "varchar"


def make_table(con: duckdb.DuckDBPyConnection, name: str, table: Table) -> None:
    """Make ``schema.table`` of rows; a type in place of a value is a null of that type.

    An empty table is given as its columns: ``{"org_id": str, "rank": int}``.
    """
    rows = [] if isinstance(table, Mapping) else list(table)
    columns: dict[str, list[object]] = (
        {column: [kind] for column, kind in table.items()}
        if isinstance(table, Mapping)
        else {column: [row.get(column) for row in rows] for row in rows for column in row}
    )
    if not columns:
        message = f"{name} has neither rows nor columns: give {{'column': type}}"
        raise ValueError(message)
    typed = ", ".join(f'"{c}" {sql_type(c, values)}' for c, values in columns.items())
    con.execute(f"create table {name} ({typed})")
    if rows:
        marks = ", ".join("?" for _ in columns)
        con.executemany(
            f"insert into {name} values ({marks})",
            [
                [None if isinstance(row.get(c), type) else row.get(c) for c in columns]
                for row in rows
            ],
        )


def land_reference(con: duckdb.DuckDBPyConnection, sql: str, given: Sequence[str]) -> None:
    """Land each hand-kept table that ``sql`` reads and the test did not give, as the build does."""
    for name in sorted(set(re.findall(r"\breference\.(\w+)", sql)) - set(given)):
        con.execute(
            f"create table reference.{name} as select * from read_csv($path, all_varchar = true)",
            {"path": str(ROOT / "data" / "reference" / f"{name}.csv")},
        )


def run_sql(sql: str, tables: Mapping[str, Table], params: Mapping[str, object]) -> list[dict]:
    """Run one select over hand-made tables in a new database in memory."""
    with duckdb.connect() as con:
        for layer in LAYERS:
            con.execute(f"create schema {layer}")
        macros = ROOT / "etl" / "models" / "macros.sql"
        if macros.exists():
            con.execute(macros.read_text(encoding="utf-8"))
        for name, table in tables.items():
            make_table(con, name.replace("__", ".", 1), table)
        references = [name.removeprefix("reference__") for name in tables]
        land_reference(con, sql, references)
        cursor = con.execute(sql, dict(params)) if params else con.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture(scope="session")
def run_model() -> Callable[..., list[dict]]:
    """Run a model by ``layer/name`` on the tables it reads: ``staging__charity=[{...}]``."""

    def run(model: str, **tables: Table) -> list[dict]:
        path = ROOT / "etl" / "models" / f"{model}.sql"
        return run_sql(path.read_text(encoding="utf-8"), tables, {})

    return run


@pytest.fixture(scope="session")
def run_sql_query() -> Callable[..., list[dict]]:
    """Run a query of the app by name, with its ``$parameters``: ``mart__council=[{...}]``."""

    def run(query: str, params: Mapping[str, object] | None = None, **tables: Table) -> list[dict]:
        path = ROOT / "atlas" / "sql" / f"{query}.sql"
        return run_sql(path.read_text(encoding="utf-8"), tables, params or {})

    return run


@pytest.fixture
def memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give an empty database in memory, with every schema of the build."""
    with duckdb.connect() as con:
        for layer in LAYERS:
            con.execute(f"create schema {layer}")
        yield con


def etl(*words: str | Path) -> None:
    """Run ``python -m etl …`` as a person would; what it said is shown when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"etl {' '.join(map(str, words))} failed:\n{done.stdout}\n{done.stderr}"
        raise RuntimeError(message)


def build_alone(raw: Path, builds: Path) -> None:
    """Build without the lists that somebody may keep in the project's own folder."""
    etl("build", "--raw", raw, "--builds", builds, "--local", builds / "no-lists")


def once_per_run(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make ``folder`` in one test process while the others wait for it.

    The first process to create the lock does the work; a ``done`` file, holding what went
    wrong if anything did, tells the rest.
    """
    lock, done = folder.with_suffix(".lock"), folder.with_suffix(".done")
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not done.exists():
            if time.monotonic() > deadline:
                raise TimeoutError(f"another test process never finished {folder.name}") from None
            time.sleep(0.1)
        trouble = json.loads(done.read_text(encoding="utf-8"))
        if trouble:
            raise RuntimeError(trouble) from None
        return folder
    trouble = "the process that was making it stopped"
    try:
        make(folder)
        trouble = ""
    except RuntimeError as error:
        trouble = str(error)
        raise
    finally:
        staged = done.with_suffix(".new")
        staged.write_text(json.dumps(trouble), encoding="utf-8")
        staged.replace(done)
    return folder


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the one temporary folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def practice_raw(run_folder: Path) -> Path:
    """Give the folder of practice files, ``<source>/<file>``; read it, never write in it."""
    return once_per_run(run_folder / "practice-raw", lambda folder: etl("practice", folder))


@pytest.fixture(scope="session")
def practice_build(practice_raw: Path, run_folder: Path) -> Path:
    """Give the folder of builds that holds the practice region, built by the real build."""
    return once_per_run(
        run_folder / "practice-builds",
        lambda folder: build_alone(practice_raw, folder),
    )


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of publishers' real files, or skip."""
    folder = Path(os.environ.get("ATLAS_SHARED", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no publishers' files at {folder} (ATLAS_SHARED names another folder)")
    return folder


@pytest.fixture(scope="session")
def real_builds(shared_data: Path, run_folder: Path) -> Path:
    """Give the folder of builds that holds the publishers' files, built once a run."""
    return once_per_run(
        run_folder / "real-builds",
        lambda folder: build_alone(shared_data, folder),
    )


@pytest.fixture
def real(real_builds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the published build of the publishers' files, to read."""
    pointer = json.loads((real_builds / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(real_builds / pointer["file"], read_only=True) as con:
        yield con

"""Run the models layer by layer: each file is one bare select, made into one table.

A model reads only from lower layers (``LAYERS``, after raw; ``reference`` holds the hand-kept
tables), so there is no graph: within a layer the files run in name order. Up to core the registers
speak; ``meant`` and ``local`` say whom the council's own lists mean, and ``joined`` is both
together, without what is taken down. ``graded`` says how sure each place is, ``placed`` who is in
each place, and ``counted`` how many; ``measured`` is what Python makes of it (``etl.measuring``).
"""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import duckdb

from atlas.definition import DEFINITIONS, TIER_SETS
from etl.source import BrokenPromise

FOLDER = Path(__file__).parent / "models"
CHECKS = Path(__file__).parent / "checks"
REFERENCE = Path(__file__).parent.parent / "data" / "reference"
LAYERS = (
    *("staging", "link", "core", "meant", "local", "joined"),
    *("graded", "placed", "counted", "measured", "mart"),
)
KEY = re.compile(r"^-- key: (.+)$", re.MULTILINE)

MOVE_REFUSED = """
insert into meta.refused
select $source, $source_table, row_no, row_key, refused_reason
from {staged} where refused_reason is not null order by row_no
"""
CONSERVE = """
insert into meta.source_table
select
    $source, $source_table,
    (select sum(records) from raw.record_count where source_table = $source_table),
    (select count(*) from staging.{table}),
    (select count(*) from meta.refused where source_table = $source_table)
"""
REJECTED = """
insert into meta.refused
select source, source_table, line_no, 'line ' || line_no, 'not a row of the file: ' || min(reason)
from raw.rejected_line where source_table = $source_table group by all order by line_no
"""


def land_reference(con: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> None:
    """Land the hand-kept tables as text in the ``reference`` schema."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as text:
            header = next(csv.reader(text))
        con.execute(
            f"create table reference.{path.stem} as select * from read_csv($path, header = true,"
            " auto_detect = false, columns = $columns)",
            {"path": str(path), "columns": dict.fromkeys(header, "VARCHAR")},
        )


def land_definitions(con: duckdb.DuckDBPyConnection) -> None:
    """Land the twelve definitions of what counts, which the app knows too, beside the hand-kept."""
    con.execute(
        "create table reference.definition ("
        " definition varchar, tier_set varchar, grade_set varchar, contact varchar)"
    )
    con.execute("create table reference.definition_tier (tier_set varchar, tier varchar)")
    for known in DEFINITIONS:
        row = [known.code, known.tier_set, known.grade_set, known.contact]
        con.execute("insert into reference.definition values ($1, $2, $3, $4)", row)
    for tier_set, tiers in TIER_SETS.items():
        for tier in tiers:
            con.execute("insert into reference.definition_tier values ($1, $2)", [tier_set, tier])


def create_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Make the few SQL functions that the models share."""
    con.execute((FOLDER / "macros.sql").read_text(encoding="utf-8"))


def run_layer(con: duckdb.DuckDBPyConnection, layer: str, told: Callable[[str], None]) -> None:
    """Run every model of a layer and hold each to its key. A broken one raises."""
    for path in sorted((FOLDER / layer).glob("*.sql")):
        told(f"{layer}.{path.stem}")
        run_model(con, layer, path)


def run_model(con: duckdb.DuckDBPyConnection, layer: str, path: Path) -> None:
    """Make ``layer.name`` from one file and check that its key is unique and never null."""
    select = path.read_text(encoding="utf-8")
    table = f"{layer}.{path.stem}"
    con.execute(f"create table {table} as {select}")
    match = KEY.search(select)
    # A staging table still holds its refused rows here; its key is checked when they have gone.
    if match and layer != "staging":
        check_key(con, table, match.group(1))


def check_key(con: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    """Raise BrokenPromise where the key columns of a table repeat or are null."""
    columns = ", ".join(f'"{name.strip()}"' for name in key.split(","))
    some_null = " or ".join(f'"{name.strip()}" is null' for name in key.split(","))
    broken = con.execute(
        f"select concat_ws(' ', {columns}), count(*) from {table} group by {columns}"
        f" having count(*) > 1 or {some_null} order by all"
    ).fetchall()
    if broken:
        examples = [str(row[0] or "null") for row in broken]
        raise BrokenPromise(table, f"its key ({key}) is not unique", len(broken), examples)


def settle_staging(con: duckdb.DuckDBPyConnection, source: str, table: str) -> None:
    """Move refused rows of one staging table to ``meta.refused`` and count what became of all.

    Raises BrokenPromise when rows read are not rows kept plus rows refused.
    """
    staged = f"staging.{table}"
    names = {"source": source, "source_table": table}
    con.execute(MOVE_REFUSED.format(staged=staged), names)
    con.execute(REJECTED, {"source_table": table})
    con.execute(f"delete from {staged} where refused_reason is not null")
    for column in ("row_no", "row_key", "refused_reason"):
        con.execute(f"alter table {staged} drop column {column}")
    con.execute(CONSERVE.format(table=table), names)
    [(read, kept, refused)] = con.execute(
        "select rows_read, rows_kept, rows_refused from meta.source_table"
        " where source_table = $table",
        {"table": table},
    ).fetchall()
    if read != kept + refused:
        rule = f"of {read:,} rows read {kept:,} were kept and {refused:,} refused"
        raise BrokenPromise(source, f"{table}: {rule}", abs(read - kept - refused))
    select = (FOLDER / "staging" / f"{table}.sql").read_text(encoding="utf-8")
    if match := KEY.search(select):
        check_key(con, staged, match.group(1))


def run_checks(con: duckdb.DuckDBPyConnection, folder: Path = CHECKS) -> list[tuple[str, str, int]]:
    """Run every check, store its result in ``meta.check_result`` and return those that failed.

    A check selects rows that should not exist; its first line says what such a row means.
    Returns (name, what it means, rows) of each failure.
    """
    failed = []
    for path in sorted(folder.glob("*.sql")):
        select = path.read_text(encoding="utf-8")
        title = select.splitlines()[0].removeprefix("-- ").rstrip(".")
        found = con.execute(select)
        columns = [column[0] for column in found.description or []]
        rows = found.fetchall()
        examples = "; ".join(
            ", ".join(f"{name} {value}" for name, value in zip(columns, row, strict=True))
            for row in rows[:3]
        )
        con.execute(
            "insert into meta.check_result values ($1, $2, $3, $4, $5)",
            [path.stem, title, not rows, len(rows), examples or None],
        )
        if rows:
            failed.append((path.stem, f"{title}. For example: {examples}", len(rows)))
    return failed

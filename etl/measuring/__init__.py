"""What Python makes of the counts, between the SQL layers ``counted`` and ``mart``.

The formulas are those of ``atlas.measures``, which the app uses too: the one thing, with the
definitions of what counts, that the two halves share. Every draw has its own seed, so that the
same files give the same tables.
"""

from collections.abc import Callable

import duckdb

from etl.measuring import clustering, councils, provision, shares
from etl.measuring.tabling import FOLDER

BESIDE = ("definition_count", "scope")  # tables that several steps read
STEPS = {
    "provision": provision.measure,
    "council_provision": councils.measure,
    "equity": shares.measure,
    "need_cluster": clustering.measure,
}


def measure(con: duckdb.DuckDBPyConnection, told: Callable[[str], None]) -> None:
    """Make every table of ``measured``; one for which nothing is known stays empty."""
    con.execute((FOLDER / "tables.sql").read_text(encoding="utf-8"))
    for table in BESIDE:
        query = (FOLDER / f"{table}.sql").read_text(encoding="utf-8")
        con.execute(f"create table measured.{table} as {query}")
    for table, step in STEPS.items():
        told(f"measured.{table}")
        step(con)

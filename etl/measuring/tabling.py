"""From the counts to frames and back: the queries of this folder, and the tables they fill."""

import zlib
from pathlib import Path

import duckdb
import pandas as pd

FOLDER = Path(__file__).parent


def asked(con: duckdb.DuckDBPyConnection, name: str, **params: object) -> pd.DataFrame:
    """Run ``<name>.sql`` of this folder and return its rows, in its order."""
    query = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return con.execute(query, params).df()


def land(con: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, *, key: int) -> None:
    """Add rows to ``measured.<table>`` in the order of its first ``key`` columns."""
    if rows.empty:
        return
    con.register("measured_frame", rows)
    order = ", ".join(f"#{no}" for no in range(1, key + 1))
    names = [
        name
        for (name,) in con.execute(
            "select column_name from duckdb_columns() where schema_name = 'measured'"
            " and table_name = $table order by column_index",
            {"table": table},
        ).fetchall()
    ]
    con.execute(
        f"insert into measured.{table} select {', '.join(names)} from measured_frame"
        f" order by {order}"
    )
    con.unregister("measured_frame")


def seed(*names: object) -> int:
    """Make a seed of what is drawn for, so that the same files give the same draws."""
    return zlib.crc32(" ".join(map(str, names)).encode())

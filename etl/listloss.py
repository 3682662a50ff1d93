"""What of the list in use is lost when another takes its place: an accepted list is the whole."""

from pathlib import Path

import duckdb

from etl import handkept
from etl.source import BrokenPromise, Source

BODIES = """
select distinct coalesce(register_node(given.org_id),
    name_key(one_line(given.name)) || '@' || tidy_postcode(given.postcode), given.org_id),
    lower(trim(given.action))
from (select unnest($org_id) as org_id, unnest($name) as name, unnest($postcode) as postcode,
    unnest($action) as action) as given
"""


def replaced(
    con: duckdb.DuckDBPyConnection, source: Source, lists: Path, new: list[dict[str, str]]
) -> tuple[int, int]:
    """Return the lines of the list in use, and how much of it the new one does not say."""
    [file] = source.files.values()
    try:
        before = handkept.read(source, lists / file.pattern)
    except (BrokenPromise, FileNotFoundError):
        return 0, 0  # no build can use it
    rows = [row for _, row in before.rows]
    return len(rows) + len(before.broken), len(_bodies(con, rows) - _bodies(con, new))


def _bodies(
    con: duckdb.DuckDBPyConnection, rows: list[dict[str, str]]
) -> set[tuple[str, str | None]]:
    """Return whom lines mean, as the models write it, each with what is to be done."""
    columns = ("org_id", "name", "postcode", "action")
    given = {name: [row.get(name, "") for row in rows] for name in columns}
    return {(whom, action) for whom, action in con.execute(BODIES, given).fetchall()}

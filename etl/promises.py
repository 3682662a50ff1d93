"""What a build must keep: rows that a file should have, and what the build in use already had."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl import handkept
from etl.publish import organisations_by_form
from etl.source import BrokenPromise, Source
from etl.sources import all_sources

SHARE_THAT_MAY_GO = 1 / 3
FEW = 20  # below this a third of a legal form is a handful, and may go


@dataclass(frozen=True)
class Practice:
    """What the practice region says of itself: its name and its rows, by raw table."""

    region: str
    rows: dict[str, int]


def read_practice(raw: Path) -> Practice | None:
    """Return what ``practice.json`` says, or None where the folder holds real files."""
    path = raw / "practice.json"
    if not path.exists():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    return Practice(region=said["region"], rows=said["rows"])


def check_accepted(accepted: frozenset[str]) -> None:
    """Raise BrokenPromise for a source that is named and does not exist: a slip would go unseen."""
    for name in sorted(accepted - {module.SOURCE.id for module in all_sources()}):
        raise BrokenPromise("build", f"no source is called {name}; 'list' names them")


def check_rows(
    con: duckdb.DuckDBPyConnection, source: Source, part: str, practice: Practice | None
) -> None:
    """Stop where a file that is always published whole has come with fewer rows, or none."""
    if source.hand_kept:
        return
    table = source.table(part)
    [(count,)] = con.execute(f"select count(*) from raw.{table}").fetchall()
    least, most = source.rows.get(part, (0, 10**9))
    if practice:
        least = most = practice.rows.get(table, count)
    elif source.partial_ok:
        least = 1
    if not least <= count <= most:
        expected = f"{least:,}" if least == most else f"between {least:,} and {most:,}"
        raise BrokenPromise(source.id, f"{table} should have {expected} rows; it has", count)


def check_losses(
    con: duckdb.DuckDBPyConnection, before: Mapping[str, int], accepted: frozenset[str]
) -> None:
    """Stop where a third of a table's rows are gone; ``before`` is rows kept, by table.

    An absent source is no loss: the build is smaller and says so. Nor is a line that the council
    takes out of a list of its own.
    """
    kept_by_hand = {module.SOURCE.id for module in all_sources() if module.SOURCE.hand_kept}
    rows = con.execute(
        "select source, source_table, rows_read, rows_kept from meta.source_table order by all"
    ).fetchall()
    for source, table, read, kept in rows:
        was = before.get(table, 0)
        may_go = source in accepted or source in kept_by_hand
        if read and kept < was * (1 - SHARE_THAT_MAY_GO) and not may_go:
            rule = f"{table} had {was:,} good rows in the build in use; a third or more are gone"
            raise BrokenPromise(source, f"{rule}, leaving", kept)


def check_lists(
    folders: handkept.Folders, practice: Practice | None, needed: Collection[str]
) -> None:
    """Stop where a list that the council keeps was in the build in use and is not found now.

    ``needed`` are source ids. Looked for in another folder, a takedown would be undone unseen.
    """
    for source in (module.SOURCE for module in all_sources() if module.SOURCE.hand_kept):
        if source.id in needed and not folders.find(source, practice=practice is not None):
            local = folders.local and handkept.lists_folder(
                folders.local, practice=practice is not None
            )
            rule = (
                f"the build in use has this list, and {local or folders.raw / source.id} has none;"
                f" name its folder by --local or ATLAS_LOCAL, or use --accept-loss {source.id}"
            )
            raise BrokenPromise(source.id, rule)


def check_forms(
    con: duckdb.DuckDBPyConnection, before: Mapping[str, int], accepted: frozenset[str]
) -> None:
    """Stop where a third of a legal form is gone though its register has its rows.

    A publisher who renames a category changes no count of rows.
    """
    now = organisations_by_form(con)
    forms = con.execute(
        "select form.legal_form, form.legal_form_name, form.source from mart.legal_form as form"
        " inner join meta.source as register on form.source = register.source"
        " where register.status = 'loaded' order by form.legal_form"
    ).fetchall()
    for form, name, source in forms:
        was, left = before.get(form, 0), now.get(form, 0)
        if was >= FEW and left < was * (1 - SHARE_THAT_MAY_GO) and source not in accepted:
            rule = f"{was:,} of the form {name} were in the build in use; a third or more are gone"
            raise BrokenPromise(source, f"{rule}, leaving", left)


def keep_checks(failed: Sequence[tuple[str, str, int]]) -> None:
    """Raise BrokenPromise naming every check that failed: (name, what it means, rows) of each."""
    if failed:
        said = "; ".join(f"{name} ({count:,} rows): {meaning}" for name, meaning, count in failed)
        raise BrokenPromise("checks", said)

"""Account for every source: its files are landed and noted, and every row of them is settled."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl import handkept, landing, models, promises
from etl.source import NOT_STATED, BrokenPromise, Source
from etl.sources import SourceModule


def land(
    con: duckdb.DuckDBPyConnection,
    module: SourceModule,
    folders: handkept.Folders,
    practice: promises.Practice | None,
) -> str:
    """Land one source, or empty tables where it is absent; return its fingerprint."""
    source, started = module.SOURCE, time.perf_counter()
    found = _find(source, folders, practice)
    if found:
        module.load(found, con)
    for part in source.files:
        if part not in found:
            landing.create_empty(con, source, part)
        else:
            promises.check_rows(con, source, part, practice)
    digest = landing.sha256(found)
    _note(con, source, found, digest, time.perf_counter() - started)
    return f"{source.id} {digest}\n"


def _find(
    source: Source, folders: handkept.Folders, practice: promises.Practice | None
) -> Mapping[str, Path]:
    """Find its files: all that it must have, or none. Raises BrokenPromise for a part of them."""
    found = folders.find(source, practice=practice is not None)
    missing = source.missing(found)
    if found and missing:
        rule = f"some of its files are there, others are not: {', '.join(missing)}"
        raise BrokenPromise(source.id, rule, len(missing))
    return found


def _note(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    found: Mapping[str, Path],
    digest: str,
    seconds: float,
) -> None:
    """Note in ``meta.source`` what was landed, in how many seconds; rows are settled later."""
    size, mark = _size_and_mark(source, found, digest)
    con.execute(
        "insert into meta.source values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, null, null, null, $15)",
        [
            source.id,
            source.title,
            source.publisher,
            source.homepage,
            source.licence,
            source.attribution,
            source.covers,
            source.updated,
            _release(con, source, found),
            source.costs,
            "loaded" if found else "absent",
            ", ".join(path.name for path in found.values()) or None,
            size,
            mark,
            seconds,
        ],
    )


def _size_and_mark(
    source: Source, found: Mapping[str, Path], digest: str
) -> tuple[int | None, str | None]:
    """Its bytes and its mark; of a private list they would tell whether it changed, so neither."""
    if any(file.kept_back for file in source.files.values()):
        return None, None
    return sum(path.stat().st_size for path in found.values()), digest or None


def _release(
    con: duckdb.DuckDBPyConnection, source: Source, found: Mapping[str, Path]
) -> str | None:
    """Say which release was landed; None where the source is absent."""
    if not found or not source.release.startswith("latest:"):
        return source.release_of(found) if found else None
    table, column = source.release.removeprefix("latest:").split(".")
    [(day,)] = con.execute(f"select max(left({column}, 10)) from raw.{table}").fetchall()
    return day or NOT_STATED


def settle(con: duckdb.DuckDBPyConnection, sources: Sequence[SourceModule]) -> None:
    """Account for every row of every source, in ``meta.source_table`` and ``meta.source``."""
    for module in sources:
        for part in module.SOURCE.files:
            models.settle_staging(con, module.SOURCE.id, module.SOURCE.table(part))
    con.execute(
        "update meta.source set rows_read = t.read, rows_kept = t.kept, rows_refused = t.refused"
        " from (select source, sum(rows_read) as read, sum(rows_kept) as kept,"
        " sum(rows_refused) as refused from meta.source_table group by source) as t"
        " where meta.source.source = t.source"
    )

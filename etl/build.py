"""Build: land the files, run the models layer by layer, check, publish.

Everything happens in a work file that the app never opens. Nothing is published unless every
promise and every check holds; until then the last good build stays in use.
"""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from etl import clearing, handkept, landing, models, promises, publish
from etl.source import NOT_STATED, BrokenPromise, Source
from etl.sources import SourceModule, all_sources

MEMORY = "2GB"
SCHEMAS = ("raw", "reference", *models.LAYERS, "meta")
META = """
create table meta.build (
    build_id varchar, contract integer, built_at timestamp, is_practice boolean, title varchar
);
create table meta.source (
    source varchar, title varchar, publisher varchar, homepage varchar, licence varchar,
    attribution varchar, covers varchar, updated varchar, release varchar, costs varchar,
    status varchar, files varchar, bytes bigint, sha256 varchar,
    rows_read bigint, rows_kept bigint, rows_refused bigint, seconds double
);
create table meta.source_table (
    source varchar, source_table varchar,
    rows_read bigint, rows_kept bigint, rows_refused bigint
);
create table meta.refused (
    source varchar, source_table varchar, row_no bigint, row_key varchar, reason varchar
);
create table meta.check_result (
    check_name varchar, title varchar, passed boolean, failing_rows bigint, examples varchar
);
"""
Told = Callable[[str, float], None]  # what is being done, and the share of it done (0 to 1)


@dataclass(frozen=True)
class Outcome:
    """A finished build: its id and the summary of its sources, as rows of ``meta.source``."""

    build_id: str
    summary: list[tuple[str, str, str, int, int, int, float]]
    refused: list[tuple[str, str, int]]
    forgotten: Sequence[str] = ()  # older builds that a takedown removed, in sentences


def build(
    raw: Path,
    builds: Path,
    told: Told,
    accepted_losses: frozenset[str] = frozenset(),
    local: Path | None = None,
) -> Outcome:
    """Build from ``raw/<source>/<file>`` and publish in ``builds``.

    ``accepted_losses`` names sources that may have lost a third of their rows, or that the council
    keeps and has put away; ``local`` is the folder of its own lists, which go before those of
    ``raw``.
    Raises BrokenPromise, with nothing published, when a file or a check fails.
    """
    builds.mkdir(parents=True, exist_ok=True)
    promises.check_accepted(accepted_losses)
    practice = promises.read_practice(raw)
    with alone(builds), _work_file(builds) as con:
        kept, forms = publish.counts_in_use(builds, is_practice=practice is not None)
        folders = handkept.Folders(raw, local)
        loaded = publish.loaded_in_use(builds, is_practice=practice is not None)
        promises.check_lists(folders, practice, loaded - accepted_losses)
        inputs = _land_all(con, folders, practice, told)
        models.land_reference(con)
        models.land_definitions(con)
        models.create_macros(con)
        for no, layer in enumerate(models.LAYERS):
            share = 0.5 + 0.4 * no / len(models.LAYERS)
            if layer == "measured":
                _measure(con, partial(_tell, told, share))
            models.run_layer(con, layer, partial(_tell, told, share))
            if layer == "staging":
                _settle(con, all_sources())
                promises.check_losses(con, kept, accepted_losses)
            elif layer == "local":
                handkept.settle(con)
        handkept.hide_taken_down(con)
        told("checking", 0.9)
        promises.check_forms(con, forms, accepted_losses)
        promises.keep_checks(models.run_checks(con))
        build_id = _name(con, inputs, practice)
        told("publishing", 0.95)
        publish.publish(con, builds, build_id, is_practice=practice is not None)
        forgotten = clearing.forget(con, builds)
        clearing.clear_takedown(con)
        return _outcome(con, build_id, forgotten)


def _measure(con: duckdb.DuckDBPyConnection, told: Callable[[str], None]) -> None:
    from etl import measuring  # its libraries take seconds to load; no other command needs them

    measuring.measure(con, told)


def _land_all(
    con: duckdb.DuckDBPyConnection,
    folders: handkept.Folders,
    practice: promises.Practice | None,
    told: Told,
) -> str:
    """Land every source; return one digest of all files. Raises BrokenPromise if there is none."""
    inputs, sources = hashlib.sha256(), all_sources()
    for no, module in enumerate(sources):
        told(f"reading {module.SOURCE.title}", 0.5 * no / len(sources))
        inputs.update(_land(con, module, folders, practice).encode())
    [(loaded,)] = con.execute("select count(*) from meta.source where status = 'loaded'").fetchall()
    if not loaded:
        raise BrokenPromise("build", f"no source is in {folders.raw}; 'list' names them")
    return inputs.hexdigest()


def _name(con: duckdb.DuckDBPyConnection, inputs: str, practice: promises.Practice | None) -> str:
    """Name the build by its time and its files, and note it in ``meta.build``."""
    built_at = datetime.now(UTC)
    build_id = f"{built_at:%Y%m%d-%H%M%S}-{inputs[:6]}"
    con.execute(
        "insert into meta.build values ($1, $2, $3, $4, $5)",
        [
            build_id,
            publish.CONTRACT,
            built_at.replace(tzinfo=None, microsecond=0),
            practice is not None,
            practice.region if practice else "England",
        ],
    )
    return build_id


def _tell(told: Told, share: float, table: str) -> None:
    told(f"making {table}", share)


@contextmanager
def alone(builds: Path) -> Iterator[None]:
    """Hold the folder of builds for one build; the lock goes with the process that dies."""
    with (builds / "build.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BrokenPromise("build", f"another build is at work in {builds}") from error
        yield


def _work_file(builds: Path) -> duckdb.DuckDBPyConnection:
    """Open an empty work file, in place of what an earlier build left, for its owner only."""
    for left_behind in builds.glob("landing-*"):
        shutil.rmtree(left_behind)
    path = builds / "work.duckdb"
    path.unlink(missing_ok=True)
    path.with_name("work.duckdb.wal").unlink(missing_ok=True)
    con = duckdb.connect(path, config={"memory_limit": MEMORY, "preserve_insertion_order": True})
    path.chmod(0o600)  # it holds the publishers' rows as they are, contacts included
    for schema in SCHEMAS:
        con.execute(f"create schema {schema}")
    con.execute(META)
    con.execute(landing.LEDGER)
    return con


def _land(
    con: duckdb.DuckDBPyConnection,
    module: SourceModule,
    folders: handkept.Folders,
    practice: promises.Practice | None,
) -> str:
    """Land one source, or empty tables where it is absent; return its fingerprint."""
    source, started = module.SOURCE, time.perf_counter()
    found = folders.find(source, practice=practice is not None)
    if missing := source.missing(found):
        if found:
            rule = f"some of its files are there, others are not: {', '.join(missing)}"
            raise BrokenPromise(source.id, rule, len(missing))
        found = {}
    if found:
        module.load(found, con)
    for part in source.files:
        if part not in found:
            landing.create_empty(con, source, part)
        else:
            promises.check_rows(con, source, part, practice)
    digest = landing.sha256(found)
    # The size and the mark of a private list would tell whether it has changed, and by how much.
    is_private = any(file.kept_back for file in source.files.values())
    release = _release(con, source, found)
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
            release,
            source.costs,
            "loaded" if found else "absent",
            ", ".join(path.name for path in found.values()) or None,
            None if is_private else sum(path.stat().st_size for path in found.values()),
            None if is_private else digest or None,
            time.perf_counter() - started,
        ],
    )
    return f"{source.id} {digest}\n"


def _release(con: duckdb.DuckDBPyConnection, source: Source, found: dict[str, Path]) -> str | None:
    """Say which release was landed; None where the source is absent."""
    if not found or not source.release.startswith("latest:"):
        return source.release_of(found) if found else None
    table, column = source.release.removeprefix("latest:").split(".")
    [(day,)] = con.execute(f"select max(left({column}, 10)) from raw.{table}").fetchall()
    return day or NOT_STATED


def _settle(con: duckdb.DuckDBPyConnection, sources: list[SourceModule]) -> None:
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


def _outcome(con: duckdb.DuckDBPyConnection, build_id: str, forgotten: Sequence[str]) -> Outcome:
    summary = con.execute(
        "select source, status, coalesce(release, ''), rows_read, rows_kept, rows_refused, seconds"
        " from meta.source order by source"
    ).fetchall()
    refused = con.execute(
        "select source_table, reason, count(*) from meta.refused group by all order by all"
    ).fetchall()
    return Outcome(build_id, summary, refused, forgotten)

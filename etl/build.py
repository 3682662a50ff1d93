"""Build: land the files, run the models layer by layer, check, publish.

Everything happens in a work file that the app never opens. Nothing is published unless every
promise and every check holds; until then the last good build stays in use.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from etl import accounts, clearing, handkept, landing, models, promises, publish
from etl.source import BrokenPromise
from etl.sources import all_sources

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
        _run_models(con, told, lambda: promises.check_losses(con, kept, accepted_losses))
        told("checking", 0.9)
        promises.check_forms(con, forms, accepted_losses)
        promises.keep_checks(models.run_checks(con))
        return _publish(con, builds, inputs, practice, told)


def _run_models(con: duckdb.DuckDBPyConnection, told: Told, staged: Callable[[], None]) -> None:
    """Run every layer in turn, and what belongs between two; ``staged`` may refuse the rows."""
    models.land_reference(con)
    models.land_definitions(con)
    models.create_macros(con)
    for no, layer in enumerate(models.LAYERS):
        share = 0.5 + 0.4 * no / len(models.LAYERS)
        if layer == "measured":
            _measure(con, partial(_tell, told, share))
        models.run_layer(con, layer, partial(_tell, told, share))
        if layer == "staging":
            accounts.settle(con, all_sources())
            staged()
        elif layer == "local":
            handkept.settle(con)
    handkept.hide_taken_down(con)


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
        inputs.update(accounts.land(con, module, folders, practice).encode())
    [(loaded,)] = con.execute("select count(*) from meta.source where status = 'loaded'").fetchall()
    if not loaded:
        raise BrokenPromise("build", f"no source is in {folders.raw}; 'list' names them")
    return inputs.hexdigest()


def _publish(
    con: duckdb.DuckDBPyConnection,
    builds: Path,
    inputs: str,
    practice: promises.Practice | None,
    told: Told,
) -> Outcome:
    """Publish what has passed every check, and forget the builds that a takedown removes."""
    build_id = _name(con, inputs, practice)
    told("publishing", 0.95)
    publish.publish(con, builds, build_id, is_practice=practice is not None)
    forgotten = clearing.forget(con, builds)
    clearing.clear_takedown(con)
    return _outcome(con, build_id, forgotten)


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


def _outcome(con: duckdb.DuckDBPyConnection, build_id: str, forgotten: Sequence[str]) -> Outcome:
    summary = con.execute(
        "select source, status, coalesce(release, ''), rows_read, rows_kept, rows_refused, seconds"
        " from meta.source order by source"
    ).fetchall()
    refused = con.execute(
        "select source_table, reason, count(*) from meta.refused group by all order by all"
    ).fetchall()
    return Outcome(build_id, summary, refused, forgotten)

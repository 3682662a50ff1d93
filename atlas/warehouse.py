"""Where the builds are, how one is opened and how it is asked.

Only this module connects to a published build, always read-only. A DuckDB connection
shared by threads gives wrong answers without an error, so every query has its own cursor.
A new build is a new file and a swapped pointer: a held connection goes on reading the old
one until ``read_pointer`` says that another is current. An older one opens by its id while
it is kept. Nobody closes a build that works: the last who reads it lets it go, so no query is
cut short.
"""

import json
import logging
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeAlias
from weakref import WeakValueDictionary

import duckdb

from atlas import pins

CONTRACT = 3  # the version of mart and meta that these queries were written for
SQL = Path(__file__).parent / "sql"

# After one of these DuckDB refuses whatever this process asks of the file until it is opened anew.
BROKEN_DOWN = (duckdb.InternalException, duckdb.FatalException, duckdb.ConnectionException)

_LOG = logging.getLogger(__name__)

Row: TypeAlias = dict[str, Any]


class Unreadable(Exception):
    """There is no build that can be read; the message tells the reader what to do."""


@dataclass(frozen=True)
class Pointer:
    """Which build is current: its id, its file and the contract it keeps."""

    build_id: str
    file: Path
    contract: int


def folder() -> Path:
    """The folder of builds: ``ATLAS_BUILDS``, or ``data/builds``."""
    return Path(os.environ.get("ATLAS_BUILDS", "data/builds"))


def read_pointer(directory: Path | None = None) -> Pointer:
    """Say which build is current. Raises ``Unreadable`` when none can be opened."""
    directory = directory or folder()
    try:
        raw: Mapping[str, Any] = json.loads((directory / "current.json").read_text("utf-8"))
        pointer = Pointer(raw["build_id"], directory / raw["file"], int(raw.get("contract", 1)))
    except FileNotFoundError:
        raise Unreadable(
            f"There is no build in {directory} yet. Run “make run” for the practice region, or "
            "“python -m etl build --raw FOLDER” for your own files, then load this page again."
        ) from None
    except (KeyError, TypeError, ValueError):
        raise Unreadable(
            f"The file {directory / 'current.json'} cannot be read. Build again to replace it."
        ) from None
    if not pointer.file.is_file():
        raise Unreadable(f"The build {pointer.build_id} is gone from {directory}. Build again.")
    return pointer


def kept(directory: Path | None = None) -> dict[str, Path]:
    """Every build that is kept, id and file, oldest first; whether it can be read is not asked.

    An id is looked up here and never made part of a path: it may come from anybody's link.
    """
    directory = directory or folder()
    files = sorted(directory.glob("*.duckdb"))
    held = {file.stem: file for file in files if pins.BUILD_ID.fullmatch(file.stem)}
    try:
        current = read_pointer(directory)
    except Unreadable:
        return held
    return held | {current.build_id: current.file}


@dataclass(frozen=True)
class Warehouse:
    """A read-only build, safe to share between threads through ``query``."""

    build_id: str
    directory: Path
    _file: "_File"

    @classmethod
    def open(cls, directory: Path | None = None, build_id: str | None = None) -> "Warehouse":
        """Open the current build, or the one of this id while it is kept.

        Raises ``Unreadable`` with an instruction.
        """
        directory = directory or folder()
        if build_id is None:
            pointer = read_pointer(directory)
            _check_contract(f"The build {pointer.build_id}", pointer.contract)
            return cls._opened(pointer.build_id, pointer.file, f"The build {pointer.build_id}")
        file = kept(directory).get(build_id)
        if file is None:
            raise Unreadable(pins.why_gone(directory, build_id))
        return cls._opened(build_id, file, "It")

    @classmethod
    def _opened(cls, build_id: str, file: Path, called: str) -> "Warehouse":
        try:
            held = cls(build_id, file.parent, _File.shared(file))
            [build] = held.query("build") or [{"contract": None}]
        except duckdb.Error:
            _LOG.warning("%s was not opened", file, exc_info=True)
            raise Unreadable(
                f"{called} cannot be opened: its file is damaged, or another program holds it. "
                "The server’s log says which."
            ) from None
        _check_contract(called, build["contract"])
        return held

    def query(self, name: str, **params: object) -> list[Row]:
        """Run ``atlas/sql/<name>.sql``; a missing or an extra parameter is an error."""
        try:
            return self._file.ask(_sql(name), params)
        except BROKEN_DOWN:
            return self._file.ask(_sql(name), params)


class _File:
    """A file open for reading; where DuckDB broke down, the last who was asking opens it anew.

    DuckDB 2.0.0 breaks down by itself on some joins, at random (its issue 24807): one reader
    must not end the service of all others. DuckDB gives one file one database in a process, so
    whoever opens the same file shares this.
    """

    _held: ClassVar[WeakValueDictionary[Path, "_File"]] = WeakValueDictionary()
    _sharing: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._door = threading.Condition()
        self._asking = 0
        self._is_broken = False
        self._con = duckdb.connect(path, read_only=True)

    @classmethod
    def shared(cls, path: Path) -> "_File":
        with cls._sharing:
            held = cls._held.get(path)
            if held is None:
                held = cls._held[path] = cls(path)
            return held

    def ask(self, sql: str, params: Mapping[str, object]) -> list[Row]:
        with self._cursor() as cursor:
            cursor.execute(sql, params)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._door:
            self._door.wait_for(lambda: not self._is_broken)
            self._asking += 1
        try:
            with self._con.cursor() as cursor:
                yield cursor
        except BROKEN_DOWN:
            self._is_broken = True
            raise
        finally:
            with self._door:
                self._asking -= 1
                if self._is_broken and not self._asking:
                    self._open_anew()

    def _open_anew(self) -> None:
        try:
            self._con.close()
            self._con = duckdb.connect(self._path, read_only=True)
        finally:
            self._is_broken = False
            self._door.notify_all()


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _check_contract(called: str, contract: int | None) -> None:
    if contract != CONTRACT:
        raise Unreadable(
            f"{called} keeps contract {contract}, and this app reads contract {CONTRACT}: another "
            "version of the app made it. Open it with that version, or build again with this one."
        )

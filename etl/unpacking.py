"""A plain UTF-8 file to read, whatever the publisher sent: zipped, or in an older encoding.

Copies are streamed to the disk that the work file is on and go when they have been read.
"""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

import duckdb

from etl.source import BrokenPromise, Source

MOST_BYTES = 16 * 1024**3  # four times the largest file we know, the national company file
MOST_EXPANSION = 200  # a register packs 8 to 12 times smaller; only a bomb packs like this
CHUNK = 1024 * 1024


@contextmanager
def plain_file(
    con: duckdb.DuckDBPyConnection, source: Source, path: Path, member: str
) -> Iterator[Path]:
    """Yield the file itself, or a copy of the one zip member that fits, in a folder to work in."""
    with tempfile.TemporaryDirectory(prefix="landing-", dir=_scratch(con)) as folder:
        plain = Path(folder) / "plain"
        if zipfile.is_zipfile(path):
            _unzip(source, path, member, plain)
        elif path.suffix.lower() == ".zip":
            raise BrokenPromise(source.id, f"{path.name} does not open as a zip file")
        else:
            # The file is read in place; the folder is for what has to be rewritten.
            plain.symlink_to(path.resolve())
        yield plain


def _scratch(con: duckdb.DuckDBPyConnection) -> str | None:
    """Return the folder of the work file: temporary copies of gigabytes belong on that disk."""
    row = con.execute("select path from duckdb_databases() where path is not null").fetchone()
    return str(Path(row[0]).parent) if row else None


def _unzip(source: Source, path: Path, member: str, target: Path) -> None:
    """Copy the one member that fits to ``target``, refusing what unpacks beyond reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            fitting = members(archive, member)
            if len(fitting) != 1:
                inside = ", ".join(i.filename for i in archive.infolist()[:3])
                rule = (
                    f"{path.name} should hold one file like {member}; it holds {inside or 'none'}"
                )
                raise BrokenPromise(source.id, rule, len(fitting))
            allowed = most_unpacked(path)
            with archive.open(fitting[0]) as packed, target.open("wb") as plain:
                _copy(source, path, packed, plain, allowed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise BrokenPromise(source.id, f"{path.name} cannot be unpacked: {error}") from error


def members(archive: zipfile.ZipFile, member: str) -> list[zipfile.ZipInfo]:
    """Return the files of an archive whose names fit the glob ``member``, in any case."""
    return [
        inside
        for inside in archive.infolist()
        if fnmatch(inside.filename.lower(), member.lower())
        and not inside.is_dir()
        and not inside.filename.startswith("__MACOSX/")
    ]


def most_unpacked(path: Path) -> int:
    """Return how many bytes may come out of a zip: beyond that it is no publisher's file."""
    return min(MOST_BYTES, max(path.stat().st_size * MOST_EXPANSION, 64 * CHUNK))


def _copy(source: Source, path: Path, packed: IO[bytes], plain: IO[bytes], allowed: int) -> None:
    written = 0
    while chunk := packed.read(CHUNK):
        written += len(chunk)
        if written > allowed:
            raise BrokenPromise(source.id, f"{path.name} unpacks to more than {allowed:,} bytes")
        plain.write(chunk)


def as_utf8(source: Source, plain: Path, encoding: str) -> Path:
    """Return the file, or a copy of it in UTF-8 where it is in an older encoding we allow."""
    if _is_utf8(plain):
        return plain
    if encoding == "utf-8":
        raise BrokenPromise(source.id, "the file is not in UTF-8")
    rewritten = plain.with_name("utf8")
    older = encoding.split("|")[-1]
    with (
        plain.open(encoding=older, newline="", errors="replace") as old,
        rewritten.open("w", encoding="utf-8", newline="") as new,
    ):
        shutil.copyfileobj(old, new, CHUNK)
    return rewritten


def _is_utf8(plain: Path) -> bool:
    try:
        with plain.open(encoding="utf-8", newline="") as text:
            while text.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True

"""The folder of publishers' files: one fetch at a time, and no good file lost to a bad one.

``raw/.fetching`` holds what is on its way, ``raw/.before`` the file that each one took the place
of: one per source and part, to be put back by hand should a release turn out to be no good.
"""

import fcntl
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path

from etl.fetching.trouble import Trouble
from etl.source import Source

WORK, BEFORE = ".fetching", ".before"
SHAPES = ".gpkg"


@contextmanager
def alone(raw: Path) -> Iterator[None]:
    """Hold the folder for one fetch; the lock goes with the process that dies."""
    work = raw / WORK
    work.mkdir(parents=True, exist_ok=True)
    with (work / "fetch.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Trouble(f"another fetch is at work in {raw}") from error
        try:
            yield
        finally:
            for folder in work.glob("*/"):
                with suppress(OSError):  # what has come of a file is kept, and so is its folder
                    folder.rmdir()


def place_of(raw: Path, source: Source, part: str) -> Path:
    """Return where a file is while it is on its way."""
    folder = raw / WORK / source.id
    folder.mkdir(parents=True, exist_ok=True)
    # What writes and reads boundaries wants to see its own ending.
    return folder / f"{part}.part{SHAPES if source.files[part].pattern.endswith(SHAPES) else ''}"


def clear(raw: Path, source: Source) -> None:
    """Remove what is on its way of a source: the disk is full."""
    shutil.rmtree(raw / WORK / source.id, ignore_errors=True)


def others(raw: Path, source: Source, part: str, name: str) -> list[str]:
    """Return the files that the build could take for this one, in place of ``name``."""
    pattern = source.files[part].pattern
    taken = {path.name for one, path in source.find(raw).items() if one != part}
    folder = raw / source.id
    there = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(n for n in there if fnmatchcase(n, pattern) and n != name and n not in taken)


def lacking(raw: Path, source: Source, came: Mapping[str, Path]) -> list[str]:
    """Return the required parts that would still be missing once ``came`` is there."""
    here = source.find(raw)
    return [
        part
        for part, file in source.files.items()
        if not file.optional and part not in came and part not in here
    ]


def put(raw: Path, source: Source, name: str, came: Path) -> None:
    """Put a checked file in place in one step; a file of the same name is kept aside first."""
    target = raw / source.id / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        kept = raw / BEFORE / source.id / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.unlink(missing_ok=True)
        kept.hardlink_to(target)
    came.replace(target)


def move_aside(raw: Path, source: Source, part: str, names: list[str]) -> None:
    """Take superseded files out of the source's folder; only the last of each part is kept."""
    folder = raw / BEFORE / source.id
    for name in names:
        path = raw / source.id / name
        if path.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            for older in folder.iterdir():
                if fnmatchcase(older.name, source.files[part].pattern):
                    older.unlink()
            path.replace(folder / name)

"""Builds by their id: which one a link asks for, why it is gone, and what keeps one from going.

A pin is a file, ``<builds>/pins/<build id>.json``, with ``reason`` and ``pinned_on``: that it is
there is the pin, so one that is damaged still holds. A build that somebody's takedown removed
leaves ``<builds>/removed/<build id>.json``, with ``removed_on``. ``etl/pins.py`` reads and writes
the same; ``data/README.md`` says it for both. Knows neither a database nor the screen.
"""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from atlas import text

BUILD_ID = re.compile(r"(\d{8}-\d{6})-[0-9a-f]{6}", re.ASCII)
PINS, REMOVED, LOCK = "pins", "removed", "pins.lock"
LONGEST_REASON = 200


def made_at(build_id: str) -> datetime | None:
    """When a build was made, as far as its id tells (UTC); none of what is not an id."""
    told = BUILD_ID.fullmatch(build_id)
    try:
        return datetime.strptime(told[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if told else None
    except ValueError:
        return None


def is_pinned(directory: Path, build_id: str) -> bool:
    """Is this build kept until somebody unpins it?"""
    return f"{build_id}.json" in {file.name for file in (directory / PINS).glob("*.json")}


def pin(directory: Path, build_id: str, reason: str) -> str:
    """Keep a build from being cleared away; return why it could not be, in words, or nothing.

    A build that is pinned already keeps the reason that it has.
    """
    said = {
        "reason": " ".join(reason.split())[:LONGEST_REASON],
        "pinned_on": datetime.now(UTC).date().isoformat(),
    }
    try:
        with _alone(directory):
            if f"{build_id}.duckdb" not in {file.name for file in directory.glob("*.duckdb")}:
                return f"The build {text.short(build_id)} is gone, so it could not be pinned."
            if not is_pinned(directory, build_id):
                _write(directory / PINS / f"{build_id}.json", said)
    except OSError:
        return (
            f"The build {build_id} could not be pinned, because the folder of builds cannot be "
            "written to: it may be cleared away when later ones are made."
        )
    return ""


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Wait while builds are cleared away: else one could go just as it is pinned."""
    with (directory / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(file: Path, said: object) -> None:
    file.parent.mkdir(exist_ok=True)
    staged = file.with_suffix(".new")
    staged.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
    staged.replace(file)


def why_gone(directory: Path, build_id: str) -> str:
    """Why a build that is not kept cannot be opened, in words."""
    if made_at(build_id) is None:
        return "That is not the id of a build."
    marks = {file.name: file for file in (directory / REMOVED).glob("*.json")}
    if f"{build_id}.json" not in marks:
        return "It is not kept here any more: the last few builds are, and those that are pinned."
    removed = _day(marks[f"{build_id}.json"])
    when = f" on {text.day(removed)}" if removed else ""
    return f"It was removed{when}, because somebody asked to be taken out of the atlas."


def _day(file: Path) -> date | None:
    try:
        return date.fromisoformat(json.loads(file.read_text("utf-8"))["removed_on"])
    except (OSError, KeyError, TypeError, ValueError):
        return None


def refusal(asked: str, why: str, current: str) -> str:
    """What to tell a reader whose link asks for a build that cannot be opened.

    ``current`` names the build that is shown in its place, as ``named`` does.
    """
    return (
        f"The link asks for the build {named(asked, made_at(asked))}. {why} "
        f"The current build, {current}, is shown in its place, so figures may differ."
    )


def named(build_id: str, made: date | None) -> str:
    """A build within a sentence: its id, and the day it was made where that is known."""
    # An id has 22 characters; whatever is longer is cut.
    return text.short(build_id) + (f", made on {text.day(made)}" if made else "")

"""Which builds may not be cleared away, and which one is gone because somebody asked.

The app writes and reads the same (``atlas/pins.py``): ``pins/<build id>.json`` with ``reason``
and ``pinned_on``, where being there is the pin, and ``removed/<build id>.json`` with ``reason``
(always ``takedown``) and ``removed_on``.
"""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

BUILD_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}", re.ASCII)
PINS, REMOVED, LOCK = "pins", "removed", "pins.lock"
LONGEST_REASON = 200
NO_REASON = "no reason was given"


@dataclass(frozen=True)
class Pin:
    """Why a build is kept, and since when, as far as that can be read."""

    reason: str
    pinned_on: date | None


@contextmanager
def alone(builds: Path) -> Iterator[None]:
    """Hold the pins: while builds are cleared away none is pinned, and the other way round."""
    with (builds / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read(builds: Path) -> dict[str, Pin]:
    """Return every pin, by the id of its build; one that cannot be read is a pin all the same."""
    found = sorted((builds / PINS).glob("*.json"))
    return {path.stem: _read(path) for path in found if BUILD_ID.fullmatch(path.stem)}


def _read(path: Path) -> Pin:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Pin(str(said["reason"]) or NO_REASON, date.fromisoformat(said["pinned_on"]))
    except (OSError, KeyError, TypeError, ValueError):
        return Pin("its reason cannot be read", None)


def pin(builds: Path, build_id: str, reason: str) -> None:
    """Pin a build, or give its pin another reason; whoever calls holds the pins."""
    kept = " ".join(reason.split())[:LONGEST_REASON]
    _write(builds / PINS / f"{build_id}.json", {"reason": kept, "pinned_on": _today()})


def unpin(builds: Path, build_id: str) -> None:
    """Take a pin away; whoever calls holds the pins."""
    (builds / PINS / f"{build_id}.json").unlink(missing_ok=True)


def mark_removed(builds: Path, build_id: str) -> None:
    """Take the pin of a build that held who is taken down; what is left names nobody."""
    unpin(builds, build_id)
    _write(builds / REMOVED / f"{build_id}.json", {"reason": "takedown", "removed_on": _today()})


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _write(path: Path, said: dict[str, str]) -> None:
    path.parent.mkdir(exist_ok=True)
    staged = path.with_suffix(".new")
    staged.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
    staged.replace(path)

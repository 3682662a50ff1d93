"""Loads and checks that the app starts: each is the build's own command, in a process of its own.

The app never builds anything itself. A load goes on when its page is left, and shows its state
in a file; it holds a lock for as long as it lives, so that only one runs and a dead one is seen.
"""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas import settings, warehouse

ROOT = Path(__file__).parent.parent  # where the command `python -m etl` is known
CHECK_SECONDS = 300
_ONE_CHECK = threading.Semaphore(1)  # a check reads a whole build: two cores bear one at a time
BUILD, ALL = "build", "all"


@dataclass(frozen=True)
class Status:
    """How a load stands: ``share`` is 0 to 1; ``ended`` is empty, done, stopped or cancelled."""

    doing: str
    share: float
    told: tuple[str, ...]
    ended: str
    message: str


def _file(name: str) -> Path:
    return warehouse.folder().absolute() / name


def is_running() -> bool:
    """Is a load under way, whoever started it?"""
    try:
        with _file("load.lock").open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def start(what: str, raw: Path) -> bool:
    """Start a load (``ALL`` fetches and builds, ``BUILD`` builds); False when one is running."""
    warehouse.folder().mkdir(parents=True, exist_ok=True)
    with _file("load.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        lock.truncate(0)  # the number of a process that is over
        _file("load.json").unlink(missing_ok=True)
        _file("load.cancelled").unlink(missing_ok=True)
        process = _run(what, raw, lock.fileno())
        lock.write(str(process.pid))
    # Someone must wait for it, or a dead process stays in the list of the living.
    threading.Thread(target=process.wait, daemon=True).start()
    return True


def _run(what: str, raw: Path, lock: int) -> subprocess.Popen[bytes]:
    words = ["load", "--raw", raw.absolute(), "--status", _file("load.json"), *_where()]
    with _file("load.log").open("w") as log:
        return subprocess.Popen(  # noqa: S603 - our own command, and paths of our own
            _command(*words, *(["--only", "build"] if what == BUILD else [])),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # it outlives the page, and is cancelled as one group
            pass_fds=[lock],  # the lock is the child's from here on
        )


def cancel() -> None:
    """Ask the load that is running to stop; it publishes nothing and harms no file.

    Nothing is done where it has just ended, has not quite begun, or runs on another machine.
    """
    if not is_running():
        return
    with contextlib.suppress(ValueError, FileNotFoundError, ProcessLookupError, PermissionError):
        number = int(_file("load.lock").read_text())
        if "load" in Path(f"/proc/{number}/cmdline").read_text().split("\0"):
            # One that has hardly begun ends without a word of its own.
            _file("load.cancelled").touch()
            os.killpg(number, signal.SIGTERM)


def status() -> Status | None:
    """How the load that is running, or the last one, stands; None before the first."""
    running = is_running()
    if not running and not _file("load.lock").exists():
        return None
    try:
        said: Mapping[str, Any] = json.loads(_file("load.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        said = {"doing": "starting"}
    ended, message = said.get("ended") or "", said.get("message") or ""
    if not running and not ended:
        is_ours = _file("load.cancelled").exists()
        ended = "cancelled" if is_ours else "stopped"
        message = "" if is_ours else "The load ended without a word. "
        message += "Nothing was published; the last good build is in use."
    return Status(
        str(said.get("doing", "")),
        float(said.get("share", 0)),
        tuple(map(str, said.get("told", ()))),
        ended,
        str(message),
    )


def check_list(name: str, body: bytes, *, takedown: bool) -> Mapping[str, Any]:
    """Try a council's list against the build in use; nothing is changed. See ``etl/local.py``."""
    return _ask("check", name, body, takedown=takedown)


def accept_list(name: str, body: bytes, *, takedown: bool) -> Mapping[str, Any]:
    """Check a council's list again, and put the lines that can be taken in place."""
    return _ask("accept", name, body, takedown=takedown)


def _ask(verb: str, name: str, body: bytes, *, takedown: bool) -> Mapping[str, Any]:
    """Run a command on an upload and read its answer; a trouble is told, never raised."""
    with _ONE_CHECK, tempfile.TemporaryDirectory(prefix="atlas-list-") as folder:
        path = Path(folder) / "list.csv"  # the name that came with it is never a path
        path.write_bytes(body)
        words = ["local", verb, path, *_where(), "--json", *(["--takedown"] if takedown else [])]
        try:
            done = subprocess.run(  # noqa: S603 - our own command, and a path of our own
                _command(*words), cwd=ROOT, capture_output=True, timeout=CHECK_SECONDS, check=False
            )
            said: Mapping[str, Any] = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            return {"ok": False, "trouble": f"Reading {name} took too long."}
        except ValueError:
            return {"ok": False, "trouble": f"{name} could not be checked."}
    return said


def _command(*words: object) -> list[str]:
    return [sys.executable, "-m", "etl", *map(str, words)]


def _where() -> list[object]:
    return [
        "--builds", warehouse.folder().absolute(), "--local", settings.folder().absolute(),
    ]  # fmt: skip

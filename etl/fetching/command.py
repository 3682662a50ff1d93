"""The commands ``fetch`` and ``load``: get the publishers' files, and build from them."""

import argparse
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import duckdb
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from etl import build, folders
from etl.fetch import PATIENCE, Web
from etl.fetching import running
from etl.fetching.status import Status
from etl.fetching.trouble import Cancelled, Trouble
from etl.promises import check_accepted, read_practice
from etl.source import BrokenPromise

STAGES = ("fetch", "build")
EXPECTED = (BrokenPromise, Trouble, OSError, duckdb.Error)
OUT, ERR = Console(), Console(stderr=True)
PROGRESS = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())


def add(commands: Any, show: Callable[[build.Outcome], None]) -> None:
    """Add both commands to the subparsers of ``python -m etl``; ``show`` prints what was built."""
    fetching = commands.add_parser("fetch", help="get the current files from their publishers")
    fetching.add_argument("sources", nargs="*", metavar="SOURCE", help="all where none is named")
    fetching.set_defaults(run=_load, only="fetch", status=None, builds=folders.builds())
    loading = commands.add_parser("load", help="fetch, then build; the app starts this one")
    loading.add_argument("--builds", type=Path, default=folders.builds(), metavar="FOLDER")
    loading.add_argument(
        "--local", type=Path, default=folders.local(), metavar="FOLDER", help="own lists"
    )
    loading.add_argument("--only", choices=STAGES, help="do one of the two")
    loading.add_argument("--status", type=Path, metavar="FILE", help="say in FILE how it is going")
    loading.set_defaults(run=_load, sources=[], show=show)
    for command in (fetching, loading):
        _add_shared(command)


def _add_shared(command: argparse.ArgumentParser) -> None:
    command.add_argument("--raw", type=Path, default=folders.RAW, metavar="FOLDER")
    command.add_argument(
        "--accept-loss",
        action="append",
        default=[],
        metavar="SOURCE",
        help="go on though this source has lost a third or more",
    )
    command.add_argument(
        "--through",
        default=os.environ.get("ATLAS_THROUGH", ""),
        metavar="ADDRESS",
        help="a mirror that holds https://HOST/PATH as ADDRESS/HOST/PATH (ATLAS_THROUGH)",
    )
    command.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        metavar="SECONDS",
        help="the longest wait for a server that is silent or busy (%(default).0f)",
    )


class _Asked:
    """Whether someone has asked us to stop, by Ctrl+C or by ending the process."""

    def __init__(self) -> None:
        self.yes = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn both signals into Cancelled while this lasts."""
        signals = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(one, self._stop) for one in signals]
        try:
            yield
        finally:
            for one, handler in zip(signals, before, strict=True):
                signal.signal(one, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if not self.yes:  # once is enough: the clearing up is not to be cut short
            self.yes = True
            raise Cancelled


class Told:
    """Tells the status file, the progress bar and, line by line, the terminal."""

    def __init__(self, status: Status, progress: Progress, asked: _Asked) -> None:
        self.status, self._progress, self._asked = status, progress, asked
        self._task = progress.add_task("starting", total=1.0)

    def doing(self, doing: str, share: float) -> None:
        """Tell what is being done; nobody may stop what is already being published."""
        if self._asked.yes:  # something swallowed the first Cancelled
            raise Cancelled
        done = self.status.told(doing, share)
        self._progress.update(self._task, description=doing.replace("[", "\\["), completed=done)
        if doing == "publishing":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def say(self, line: str) -> None:
        """Tell a line to keep."""
        self.status.say(line)
        self._progress.console.print(line, highlight=False, markup=False, soft_wrap=True)


def _load(given: argparse.Namespace) -> int:
    """Fetch and build; return 0 when done. What went wrong is in the status file too."""
    stages = (given.only,) if given.only else STAGES
    status, asked = Status(given.status, stages), _Asked()
    kept = "Nothing was published; the last good build stays in use." if "build" in stages else ""
    try:
        with asked.listening(), Progress(*PROGRESS, console=OUT, transient=True) as progress:
            made, failed = _stages(given, stages, Told(status, progress, asked))
    except BaseException as trouble:
        if asked.yes:  # the database puts an error of its own in place of what interrupted it
            here = "What has come of a file is kept and goes on next time."
            return _end(status, "cancelled", f"Cancelled. {kept or here}")
        if isinstance(trouble, EXPECTED):
            said = str(trouble).rstrip(".")
            return _end(status, "stopped", f"Stopped. {said}. {kept}".strip())
        status.end("stopped", f"Stopped by a fault of the program. {kept}".strip())
        raise
    if made:
        given.show(made)
        return _end(status, "done", _closing(f"Published build {made.build_id}.", failed))
    return _end(status, "stopped" if failed else "done", _closing("Fetched.", failed))


def _stages(
    given: argparse.Namespace, stages: tuple[str, ...], told: Told
) -> tuple[build.Outcome | None, dict[str, str]]:
    """Do what was asked; return what was built, and the sources that could not be fetched."""
    failed: dict[str, str] = {}
    if "fetch" in stages:
        told.status.begin("fetch")
        failed = _fetched(given, told)
    if "build" not in stages:
        return None, failed
    told.status.begin("build")
    if not given.raw.is_dir():
        raise BrokenPromise("build", f"there is no folder {given.raw}; put the files there")
    accepted = frozenset(given.accept_loss)
    made = build.build(given.raw, given.builds, told.doing, accepted, local=given.local)
    return made, failed


def _fetched(given: argparse.Namespace, told: Told) -> dict[str, str]:
    """Fetch; return the sources that could not be had."""
    if read_practice(given.raw) and not given.through:
        raise BrokenPromise("fetch", f"{given.raw} holds the practice region: name another folder")
    web = Web(told.say, through=given.through, patience=given.patience)
    job = running.Job(
        raw=given.raw,
        web=web,
        told=told.doing,
        say=told.say,
        accepted_losses=frozenset(given.accept_loss),
    )
    check_accepted(frozenset(given.accept_loss))
    outcome = running.fetch(job, given.sources)
    for source, advice in {**outcome.by_hand, **outcome.failed}.items():
        why = "could not be fetched" if source in outcome.failed else "is not offered for fetching"
        told.say(f"{source} {why}. {advice}")
    return outcome.failed


def _closing(sentence: str, failed: dict[str, str]) -> str:
    if not failed:
        return sentence
    return f"{sentence} Could not be fetched: {', '.join(failed)}; see above for each."


def _end(status: Status, ended: str, message: str) -> int:
    status.end(ended, message)
    console = OUT if ended == "done" else ERR
    console.print(message, highlight=False, markup=False, soft_wrap=True)
    return 0 if ended == "done" else 1

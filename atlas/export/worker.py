"""Exports are made in a process of their own, so that one never holds up another reader's page.

One process, started with the first export: drawing a map takes a second of the interpreter, and
a page that waits for it would take as long. What is handed over and what comes back are values.
"""

import atexit
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, TypeVar

Made = TypeVar("Made")

_LOCK = threading.Lock()


class _Process(SpawnProcess):
    """A new process that knows nothing of the script on show: it would run all of it again.

    While a page runs, Streamlit has that script stand as the main module, and a spawned process
    begins with its parent's main module.
    """

    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Any:  # noqa: N802 - the name that it has there
        held = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return SpawnProcess._Popen(process_obj)
        finally:
            sys.modules["__main__"] = held


class _Spawn(SpawnContext):
    """Processes are started anew and not forked: a fork would share the open connections."""

    Process = _Process


_held: list[ProcessPoolExecutor] = []
PRIORITY = 10  # lower than a page's: an export may take a little longer, a reader may not


def _give_way() -> None:
    """Leave the processors to the pages where they want them."""
    if hasattr(os, "nice"):  # not everywhere
        os.nice(PRIORITY)


def _pool() -> ProcessPoolExecutor:
    with _LOCK:
        if not _held:
            started = ProcessPoolExecutor(max_workers=1, mp_context=_Spawn(), initializer=_give_way)
            atexit.register(started.shutdown, wait=False, cancel_futures=True)
            _held.append(started)
        return _held[0]


def start(make: Callable[..., Made], *given: Any, **named: Any) -> "Future[Made]":
    """Begin to make one thing; ``make`` is a function of a module, found there by its name."""
    try:
        return _pool().submit(make, *given, **named)
    except BrokenProcessPool:
        _forget()
        return _pool().submit(make, *given, **named)


def made(make: Callable[..., Made], *given: Any, **named: Any) -> Made:
    """Make one thing and wait for it. Raises what ``make`` raises."""
    try:
        return start(make, *given, **named).result()
    except BrokenProcessPool:  # killed for want of memory, say: once more in a new one
        _forget()
        return start(make, *given, **named).result()


def _forget() -> None:
    with _LOCK:
        while _held:
            _held.pop().shutdown(wait=False, cancel_futures=True)

"""How a load is going, in a small file that the app reads while another process is at work."""

import contextlib
import json
import os
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from etl.fetching.manifest import replace_text

LINES = 20
EVERY = 0.25  # seconds between two writings


class Status:
    """Keeps ``path``, if any, up to date: replaced in one step, four times a second at most.

    ``share`` is of the whole load: fetching is the first half, building the second, unless only
    one of them was asked for.
    """

    def __init__(self, path: Path | None, stages: tuple[str, ...]) -> None:
        self._path, self._stages = path, stages
        self._stage, self._doing, self._share = stages[0], "starting", 0.0
        self._lines: deque[str] = deque(maxlen=LINES)
        self._written = float("-inf")
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._write()

    def begin(self, stage: str) -> None:
        """Go on to another stage."""
        self._stage, self._doing = stage, "starting"
        self.told("starting", 0.0)

    def told(self, doing: str, share: float) -> float:
        """Note what is being done and how far the stage is; return how far the load is (0 to 1)."""
        done = self._stages.index(self._stage) + min(max(share, 0.0), 1.0)
        self._doing, self._share = doing, max(self._share, done / len(self._stages))
        if time.monotonic() - self._written >= EVERY:
            self._write()
        return self._share

    def say(self, line: str) -> None:
        """Note a line that people should be able to read afterwards."""
        self._lines.append(line)

    def end(self, ended: str, message: str) -> None:
        """Say how the load ended: ``done``, ``stopped`` or ``cancelled``."""
        self._share = 1.0 if ended == "done" else self._share
        self._write(ended, message)

    def _write(self, ended: str | None = None, message: str | None = None) -> None:
        self._written = time.monotonic()
        if not self._path:
            return
        said = {
            "stage": self._stage,
            "doing": self._doing,
            "share": round(self._share, 4),
            "told": list(self._lines),
            "ended": ended,
            "message": message,
            "at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "pid": os.getpid(),
        }
        # A full disk must not end a load that could do without telling how far it is.
        with contextlib.suppress(OSError):
            replace_text(self._path, json.dumps(said, ensure_ascii=False, indent=1) + "\n")

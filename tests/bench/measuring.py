"""What the measures share: a process on its own, a median, a table in Markdown."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Took:
    """What a process took: seconds, its peak of memory in MB, and the JSON it printed last."""

    seconds: float
    peak_mb: float
    said: dict[str, Any]


@dataclass
class Section:
    """One table of the report: a title, columns, rows and what to know when reading it."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """Write the section; figures are set to the right."""
        lines = [f"## {self.title}", ""]
        if self.rows:
            lines.append(f"| {' | '.join(self.columns)} |")
            lines.append(f"| --- |{' ---: |' * (len(self.columns) - 1)}")
            lines += [f"| {' | '.join(row)} |" for row in self.rows]
            lines.append("")
        lines += [f"{note}\n" for note in self.notes]
        return "\n".join(lines)


def own_process(module: str, *words: object) -> Took:
    """Run ``python -m module words…`` alone; its last line is JSON, with its ``peak_mb``.

    Raises RuntimeError with what it said when it fails.
    """
    command = [sys.executable, "-m", module, *map(str, words)]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(command[1:])} failed:\n{(done.stdout + done.stderr)[-3000:]}"
        )
    said = json.loads(done.stdout.splitlines()[-1])
    return Took(seconds, said["peak_mb"], said)


def peak_mb() -> float:
    """Most memory that this process has held, in MB.

    Linux hands the peak that ``getrusage`` knows on to whatever a process starts, so it is asked
    for its own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        held = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(held["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def timed(function: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds: of few values, the largest."""
    held = sorted(values)
    return held[min(len(held) - 1, round(0.95 * len(held) + 0.5) - 1)]


def ms(seconds: float) -> str:
    """Write seconds as milliseconds."""
    value = seconds * 1000
    return f"{value:,.0f} ms" if value >= 10 else f"{value:.1f} ms"


def ratio(slow: float, fast: float) -> str:
    """How many times faster the second is."""
    times = slow / fast
    return f"{times:,.0f}×" if times >= 10 else f"{times:.1f}×"

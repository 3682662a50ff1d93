"""Kill the build at random moments while the app is read.

    python -m tests.stress.kill_builds [TIMES] [READERS]

Each time the app must go on with the last good build, no reader may meet a trouble, and the next
build must succeed and be shown.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from etl import build, practice, publish
from tests.browser.running import serving
from tests.stress.readers import Readers

SEED = 1851


def current(builds: Path) -> str:
    """Name the build in use."""
    return str((publish.read_pointer(builds) or {})["build_id"])


def start(raw: Path, builds: Path) -> subprocess.Popen[bytes]:
    """Start a build in a process of its own."""
    # Lists of its own: a developer's are not to decide what comes of it.
    words = ["--raw", str(raw), "--builds", str(builds), "--local", str(raw.parent / "local")]
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "build", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_once(raw: Path, builds: Path, after: float) -> bool:
    """Kill a build ``after`` seconds; return whether it was still going.

    The pointer must name a build that is whole: the one before, or the one just published.
    """
    before = current(builds)
    process = start(raw, builds)
    time.sleep(after)
    was_going = process.poll() is None
    process.kill()
    process.wait()
    now = current(builds)
    results = publish.check_results(builds)
    whole = bool(results) and all(passed for _, _, passed, _ in results)
    assert now == before or whole, "the pointer names no whole build"
    return was_going


def run(folder: Path, times: int, readers: int) -> list[str]:
    """Kill ``times`` builds under so many readers; return the rows of a table, and say the sum."""
    raw, builds = folder / "raw", folder / "builds"
    practice.write(raw)
    started = time.perf_counter()
    build.build(raw, builds, lambda *_: None)
    whole = time.perf_counter() - started + 1.5  # a process of its own has to begin first
    chance, rows = random.Random(SEED), []
    with serving(builds, folder / "app.log") as address, Readers(address, readers) as reading:
        for number in range(1, times + 1):
            after = chance.uniform(0.3, whole * 1.5)
            was_going = kill_once(raw, builds, after)
            runs = reading.runs
            assert start(raw, builds).wait() == 0, "the next build did not succeed"
            reading.wait_for(current(builds))
            state = "at work" if was_going else "already over"
            rows.append(f"| {number} | {after:.1f} s | {state} | {runs:,} | next build shown |")
    reading.met_no_trouble()
    rows.append(f"\n{times} kills, {reading.runs:,} runs of {readers} readers, no trouble met.")
    return rows


def main() -> int:
    """Kill twenty builds under five readers, or as many as asked."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    readers = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print("| kill | after | the build was | runs before | then |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(run(Path(folder), times, readers)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

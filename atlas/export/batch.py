"""Many files made one by one, followed and stopped by whoever asked, and kept while they are.

A batch goes on when its page is left. Each file is kept as it is finished, in a folder of this
user's own that is named by what was ordered, so that a batch that was stopped, or a server that
was started again, goes on where it was. Between two files anybody else's export has its turn.
"""

import getpass
import io
import shutil
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from atlas.export import worker

KEPT = 7 * 24 * 3600  # seconds that the files of a batch are kept
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the same files give the same bytes
WORKING, DONE, STOPPED, FAILED = "working", "done", "stopped", "failed"

Piece = tuple[Callable[..., bytes], tuple[object, ...]]


@dataclass
class Batch:
    """One batch: how many of its files are finished, and what became of it."""

    name: str
    pieces: Mapping[str, Piece]  # file name -> how it is made
    folder: Path
    state: str = WORKING
    finished: int = 0
    trouble: str = ""
    _stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def total(self) -> int:
        """How many files it has."""
        return len(self.pieces)

    def stop(self) -> None:
        """Make no more of it; the file that is being made is finished and kept."""
        self._stopped.set()

    def run(self) -> None:
        """Make every file that is not there yet."""
        self.finished = 0
        for file_name, (make, given) in self.pieces.items():
            if self._stopped.is_set():
                self.state = STOPPED
                return
            try:
                self._make(self.folder / file_name, make, given)
            except Exception as trouble:  # noqa: BLE001 - told on the page, whatever it is
                self.state, self.trouble = FAILED, f"{file_name}: {trouble}"
                return
            self.finished += 1
        self.state = DONE

    @staticmethod
    def _make(file: Path, make: Callable[..., bytes], given: tuple[object, ...]) -> None:
        if file.is_file():
            return
        made = worker.made(make, *given)
        half = file.with_suffix(f"{file.suffix}.part")
        half.write_bytes(made)
        half.replace(file)

    def zipped(self) -> bytes:
        """All of its files as one zip: the same bytes for the same files."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
            for file_name in self.pieces:
                entry = zipfile.ZipInfo(file_name, _FIRST_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                held.writestr(entry, (self.folder / file_name).read_bytes())
        return out.getvalue()


_LOCK = threading.Lock()
_held: dict[str, Batch] = {}


def find(name: str) -> Batch | None:
    """The batch of this name, if this server has begun it."""
    return _held.get(name)


def begin(name: str, pieces: Mapping[str, Piece]) -> Batch:
    """Begin a batch, or go on with it where it was; one that is at work is left to it.

    ``name`` must be the same for the same files, and fit in the name of a folder.
    """
    with _LOCK:
        held = _held.get(name)
        if held and held.state == WORKING:
            return held
        _clear()
        folder = _folder() / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = _held[name] = Batch(name, pieces, folder)
    threading.Thread(target=held.run, name=f"batch-{name}", daemon=True).start()
    return held


def _folder() -> Path:
    return Path(tempfile.gettempdir()) / f"social-economy-atlas-{getpass.getuser()}"


def _clear() -> None:
    """Remove the files of batches of long ago, and forget those that are over."""
    oldest = time.time() - KEPT
    for folder in _folder().glob("*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
    for name in [name for name, batch in _held.items() if not batch.folder.is_dir()]:
        del _held[name]

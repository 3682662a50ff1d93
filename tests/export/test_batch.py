"""Exports in a process of their own, and many one by one: followed, stopped, gone on with."""

import io
import os
import threading
import time
import zipfile
import zlib
from concurrent.futures.process import BrokenProcessPool

import pytest

from atlas.export import batch, worker
from atlas.export.batch import DONE, FAILED, STOPPED, WORKING, Batch


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path, monkeypatch):
    """Have the batches of a test kept in its own folder."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def _ended(held: Batch) -> str:
    until = time.monotonic() + 60
    while held.state == WORKING and time.monotonic() < until:
        time.sleep(0.02)
    return held.state


def test_what_is_asked_for_is_made_in_another_process():
    assert worker.made(os.getpid) != os.getpid()
    assert worker.made(zlib.compress, b"a") == zlib.compress(b"a")


def test_it_gives_way_to_pages():
    assert worker.made(os.nice, 0) == os.nice(0) + worker.PRIORITY


def test_what_goes_wrong_there_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        worker.made(divmod, 1, 0)


def test_when_the_process_dies_the_next_export_has_a_new_one():
    with pytest.raises(BrokenProcessPool):
        worker.made(os._exit, 9)
    assert worker.made(len, "abc") == 3


def test_a_page_goes_on_while_something_is_made():
    slow = threading.Thread(target=worker.made, args=(time.sleep, 1.0))
    slow.start()
    turns = 0
    while slow.is_alive():
        turns += 1
        time.sleep(0.01)
    assert turns > 40


def test_every_file_of_a_batch_is_in_its_zip():
    held = batch.begin("all", {f"{n}.bin": (bytes, (b"%d" % n,)) for n in range(5)})
    assert _ended(held) == DONE
    assert (held.finished, held.total) == (5, 5)
    with zipfile.ZipFile(io.BytesIO(held.zipped())) as found:
        assert found.namelist() == [f"{n}.bin" for n in range(5)]
        assert found.read("3.bin") == b"3"
    assert batch.find("all") is held


def test_the_same_files_give_the_same_zip():
    held = batch.begin("same", {"a.txt": (bytes, (b"a",))})
    _ended(held)
    first = held.zipped()
    os.utime(held.folder / "a.txt", (0, 0))
    assert held.zipped() == first


def test_a_batch_that_was_stopped_goes_on_where_it_was():
    pieces = {f"{n}.bin": (_slowly, (n,)) for n in range(30)}
    held = batch.begin("stopped", pieces)
    while held.finished < 2:
        time.sleep(0.01)
    held.stop()
    assert _ended(held) == STOPPED
    made = {file.name: file.stat().st_mtime_ns for file in held.folder.glob("*.bin")}
    assert 2 <= len(made) < 30
    again = batch.begin("stopped", pieces)
    assert _ended(again) == DONE
    after = {file.name: file.stat().st_mtime_ns for file in again.folder.glob("*.bin")}
    assert len(after) == 30
    assert {name: after[name] for name in made} == made  # not made twice


def test_asked_for_twice_a_batch_is_made_once():
    pieces = {f"{n}.bin": (_slowly, (n,)) for n in range(10)}
    held = batch.begin("once", pieces)
    assert batch.begin("once", pieces) is held
    held.stop()
    _ended(held)


def test_a_file_that_cannot_be_made_is_named_and_the_others_are_kept():
    held = batch.begin("failed", {"a.txt": (bytes, (b"a",)), "b.txt": (divmod, (1, 0))})
    assert _ended(held) == FAILED
    assert held.trouble.startswith("b.txt: ")
    assert (held.folder / "a.txt").read_bytes() == b"a"
    assert not list(held.folder.glob("*.part"))


def test_the_folder_is_for_this_user_only_and_old_ones_go():
    held = batch.begin("old", {"a.txt": (bytes, (b"a",))})
    _ended(held)
    assert held.folder.stat().st_mode & 0o077 == 0
    long_ago = time.time() - batch.KEPT - 60
    os.utime(held.folder, (long_ago, long_ago))
    _ended(batch.begin("new", {"a.txt": (bytes, (b"a",))}))
    assert not held.folder.exists()
    assert batch.find("old") is None


def _slowly(number: int) -> bytes:
    time.sleep(0.03)
    return b"%d" % number

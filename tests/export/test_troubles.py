"""Why a file could not be made: each cause has a sentence that says what can be done."""

import errno
import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from atlas.export import troubles, worker
from atlas.warehouse import Unreadable

SENTENCES = [
    (BrokenProcessPool("a process died"), "want of memory"),
    (MemoryError(), "want of memory"),
    (OSError(errno.ENOSPC, "No space left on device", "/srv/secret"), "disk of the server is full"),
    (FileNotFoundError(errno.ENOENT, "No such file", "/srv/secret"), "Load this page again"),
    (Unreadable("Run make run."), "Run make run."),
    (ValueError("<script>"), "It has been noted"),
]


@pytest.mark.parametrize(("trouble", "said"), SENTENCES, ids=lambda one: type(one).__name__)
def test_each_cause_is_a_sentence_that_gives_nothing_away(trouble, said):
    why = troubles.why(trouble)
    assert said in why
    assert why.endswith(".")
    assert "/srv/secret" not in why
    assert "<script>" not in why


def test_a_process_that_dies_twice_is_told_from_one_that_fails():
    with pytest.raises(BrokenProcessPool) as died:
        worker.made(os._exit, 3)
    assert "want of memory" in troubles.why(died.value)
    assert worker.made(len, "the next") == 8


def test_what_is_missing_there_is_still_known_for_that_here():
    with pytest.raises(FileNotFoundError) as missing:
        worker.made(os.stat, "/no/such/file")
    assert "Load this page again" in troubles.why(missing.value)

"""A little of each way of breaking things: the commands of this folder do a lot of it."""

from pathlib import Path

import pytest

from tests.stress import kill_builds, publish_under_readers

pytestmark = pytest.mark.xdist_group("stress")


def test_readers_meet_no_trouble_while_builds_are_killed(tmp_path: Path) -> None:
    told = kill_builds.run(tmp_path, times=1, readers=3)
    assert told[-1].endswith("no trouble met.")


def test_no_page_mixes_two_builds_while_builds_are_published(tmp_path: Path) -> None:
    told = publish_under_readers.run(tmp_path, builds_to_make=2, readers=3)
    assert told.endswith("no trouble and no page that mixes two builds.")

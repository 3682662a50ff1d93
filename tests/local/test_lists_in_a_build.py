"""A list that lies in the folder when a build begins: read like a source, trusted as little."""

from pathlib import Path

import duckdb
import pytest

from etl import build, handkept, promises
from etl.source import BrokenPromise
from etl.sources import council_list, council_takedown
from tests.local.conftest import HEADER, line, write


def test_a_list_that_cannot_be_read_stops_the_build_and_nothing_is_published(
    practice_raw: Path, local: Path, tmp_path: Path
) -> None:
    write(local / "practice" / "organisations.csv", [line("confirm", "GB-CHC-1")], HEADER[:4])
    with pytest.raises(BrokenPromise, match="its first line has no column reason, source"):
        build.build(practice_raw, tmp_path / "builds", lambda *_: None, local=local)
    assert not (tmp_path / "builds" / "current.json").exists()


def test_the_folder_of_lists_goes_before_the_raw_files(practice_raw: Path, local: Path) -> None:
    source = council_list.SOURCE
    folders = handkept.Folders(practice_raw, local)
    in_raw = {"lines": practice_raw / "council_list" / "organisations.csv"}
    assert folders.find(source, practice=True) == in_raw
    own = write(local / "practice" / "organisations.csv", [])
    assert folders.find(source, practice=True) == {"lines": own}
    assert folders.find(source, practice=False) == in_raw
    assert folders.find(council_takedown.SOURCE, practice=False).keys() == {"lines"}


def test_any_number_of_lines_may_go_from_a_list_that_the_council_keeps(
    memory: duckdb.DuckDBPyConnection,
) -> None:
    memory.execute(build.META)
    memory.execute("insert into meta.source_table values ('council_list', 'council_list', 1, 1, 0),"
                   " ('hmrc_cascs', 'hmrc_cascs', 1, 1, 0)")  # fmt: skip
    promises.check_losses(memory, {"council_list": 900}, frozenset())
    with pytest.raises(BrokenPromise, match="a third or more are gone"):
        promises.check_losses(memory, {"hmrc_cascs": 900}, frozenset())

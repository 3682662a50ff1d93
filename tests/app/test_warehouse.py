"""A file that DuckDB gave up on is opened anew, for everyone who reads it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from atlas.warehouse import Warehouse


def give_up(held: Warehouse) -> None:
    """Leave the file as it is after DuckDB broke down: nothing can be asked of it."""
    held._file._con.close()
    with pytest.raises(duckdb.Error):
        held._file._con.execute("select 1")


def test_the_next_query_opens_the_file_anew(hand_build):
    held = Warehouse.open(hand_build)
    before = held.query("build")
    give_up(held)
    assert held.query("build") == before
    assert held.query("build") == before


def test_who_opens_the_same_file_shares_it_and_is_served_again_too(hand_build):
    first = Warehouse.open(hand_build)
    second = Warehouse.open(hand_build, first.build_id)
    give_up(first)
    assert second.query("build") == first.query("build")


def test_many_readers_at_once_are_all_answered(hand_build):
    held = Warehouse.open(hand_build)
    before, first, together = held.query("build"), held._file._con, threading.Barrier(9)

    def read(_) -> list[bool]:
        together.wait()
        return [held.query("build") == before for _ in range(20)]

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read, number) for number in range(8)]
        together.wait()
        while held._file._con is first:
            with held._file._door:
                if not held._file._asking:
                    give_up(held)
                    break
        assert all(all(reader.result(timeout=60)) for reader in readers)


def test_a_file_that_is_gone_is_an_error_each_time_and_nobody_waits(hand_build, tmp_path):
    held = Warehouse.open(hand_build)
    file = held._file._path
    give_up(held)
    file.rename(tmp_path / "away")
    try:
        for _ in range(2):
            with pytest.raises(duckdb.IOException):
                held.query("build")
    finally:
        (tmp_path / "away").rename(file)
    assert held.query("build")


def test_a_wrong_question_is_an_error_and_nothing_is_opened_anew(hand_build):
    held = Warehouse.open(hand_build)
    before = held._file._con
    with pytest.raises(duckdb.BinderException):
        held.query("build", extra=1)
    assert held._file._con is before

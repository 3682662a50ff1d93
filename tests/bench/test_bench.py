"""The measures measure: figures come out and both ways agree. No time is ever asserted."""

from pathlib import Path

import pytest

from tests.bench import __main__ as report
from tests.bench import building, search


@pytest.fixture(scope="module")
def ways(practice_raw: Path) -> tuple[dict, dict]:
    return building.join_ways(practice_raw, times=1)


def test_every_way_to_join_counts_the_same_companies(ways):
    _, found = ways
    assert sum(found["duckdb"].values()) > 500
    assert building.agree(found)


def test_every_way_says_how_long_it_took_and_how_much_it_held(ways):
    took, _ = ways
    assert all(run.seconds > 0 and run.peak_mb > 10 for runs in took.values() for run in runs)


def test_search_in_the_build_finds_as_many_as_pandas_does(practice_build: Path):
    took = search.compare(practice_build, times=1)
    assert took["ours"] == took["theirs"]
    assert sum(took["ours"]) > 0
    assert len(took["page"]) == len(took["pandas"]) == 8


def test_a_section_measured_alone_leaves_the_others_of_the_report_as_they_were():
    old = "# Benchmarks\n\nWords.\n\n## (a) One\n\n1\n\n## (c) Three\n\n3\n"
    assert report.merged(old, {"b": "## (b) Two\n\n2\n"}) == (
        "## (a) One\n\n1\n\n## (b) Two\n\n2\n\n## (c) Three\n\n3\n"
    )

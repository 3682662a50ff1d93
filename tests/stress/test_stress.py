"""A little of each way of breaking things: the commands of this folder do a lot of it."""

from pathlib import Path

import pytest

from tests.stress import damage, kill_builds, publish_under_readers

pytestmark = pytest.mark.xdist_group("stress")


def test_readers_meet_no_trouble_while_builds_are_killed(tmp_path: Path) -> None:
    told = kill_builds.run(tmp_path, times=2, readers=4)
    assert told[-1].endswith("no trouble met.")


def test_no_page_mixes_two_builds_while_builds_are_published(tmp_path: Path) -> None:
    assert "no page that mixes two builds" in publish_under_readers.run(tmp_path, 2, 4)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> damage.Region:
    return damage.Region(tmp_path_factory.mktemp("region"))


@pytest.mark.parametrize("name", ["companies_house", "charity_commission", "ons_lsoa21_boundaries"])
def test_a_damaged_file_is_refused_or_does_no_harm(region: damage.Region, name: str) -> None:
    tried = 0
    for source, part, path in region.files():
        if source.id != name:
            continue
        for how in damage.DAMAGES:
            try:
                outcome = region.try_out(source, part, path, how)
            except damage.DoesNotApply:
                continue
            assert outcome.refused or outcome.same, outcome
            tried += 1
        break
    assert tried >= 5

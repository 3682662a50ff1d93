"""Who is taken down is in no older build either, nor in a map file that one of them left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import etl
from tests.local.conftest import TAKEDOWN, down, write

Held = Callable[[str], list[tuple]]
HIDDEN = """
select body.org_id, body.name, min(code.postcode)
from mart.organisation as body
inner join mart.organisation_site as site on body.org_id = site.org_id
inner join mart.postcode as code on site.lsoa21_code = code.lsoa21_code
where site.kind = 'contact' and body.tier = 'wider' and body.name not in
    (select name from mart.organisation_name group by name having count(distinct org_id) > 1)
group by all order by body.org_id limit 1
"""


@pytest.fixture
def build(practice_raw: Path, local: Path, tmp_path: Path) -> Callable[..., Path]:
    """Build the practice region once more, with a takedown list; gives the folder of builds."""

    def run(*lines: tuple[str, ...]) -> Path:
        write(local / "practice" / "takedown.csv", lines, TAKEDOWN)
        builds = tmp_path / "builds"
        etl("build", "--raw", practice_raw, "--builds", builds, "--local", local)
        return builds

    return run


def ours(builds: Path) -> list[str]:
    return sorted(path.name for path in builds.glob("2*.duckdb"))


def test_an_older_build_goes_when_somebody_in_it_is_taken_down_by_name(
    build: Callable[..., Path], held: Held
) -> None:
    [(org_id, name, postcode)] = held(HIDDEN)
    builds = build()
    [first] = ours(builds)
    points = {path.name for path in (builds / "maps").glob("*-points-*.json")}
    build(down(name=f"The {name.lower()}", postcode=postcode))
    assert first not in ours(builds)
    left = list((builds / "maps").glob("*-points-*.json"))
    assert points - {path.name for path in left}
    assert not [path for path in left if org_id in path.read_text(encoding="utf-8")]


def test_a_build_that_cannot_be_read_does_not_keep_the_maps_of_who_is_taken_down(
    build: Callable[..., Path], held: Held
) -> None:
    [(org_id, name, postcode)] = held(HIDDEN)
    builds = build()
    [first] = ours(builds)
    (builds / first).write_bytes(b"damaged")
    (builds / "mine.duckdb").write_bytes(b"keep")
    build()
    assert first in ours(builds)
    build(down(name=name, postcode=postcode))
    assert len(ours(builds)) == 1
    assert (builds / "mine.duckdb").exists()
    for path in (builds / "maps").glob("*-points-*.json"):
        assert org_id not in path.read_text(encoding="utf-8"), path.name

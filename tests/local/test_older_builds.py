"""Who is taken down is in no older build either, nor in a map file that one of them left."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas import pins
from etl import build as etl_build
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


def test_a_pin_does_not_keep_a_build_that_holds_who_asked_to_be_taken_down(
    build: Callable[..., Path], held: Held, practice_raw: Path, local: Path
) -> None:
    [(org_id, name, postcode)] = held(HIDDEN)
    builds = build()
    [first] = ours(builds)
    build_id = first.removesuffix(".duckdb")
    assert pins.pin(builds, build_id, "Cabinet paper") == ""
    write(local / "practice" / "takedown.csv", [down(name=name, postcode=postcode)], TAKEDOWN)
    outcome = etl_build.build(practice_raw, builds, lambda *_: None, frozenset(), local)
    assert first not in ours(builds)
    [said] = outcome.forgotten
    assert build_id in said
    assert "It was pinned: Cabinet paper." in said
    assert not pins.is_pinned(builds, build_id)
    [left] = (builds / "removed").iterdir()
    assert set(json.loads(left.read_text())) == {"reason", "removed_on"}
    assert not [mark for mark in (org_id, name, postcode) if mark in left.read_text()]
    why = pins.why_gone(builds, build_id)
    assert re.search(r"removed on \d+ \w+ 20\d\d, because somebody asked to be taken out", why)

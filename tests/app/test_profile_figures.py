"""The figures of a profile as values: what another process draws, and who came and who left."""

import json
import pickle
from dataclasses import replace

import duckdb
import pytest

from atlas.drawings import Map, Years
from atlas.figure import Figure
from atlas.ui import (
    frames,
    profile_alike,
    profile_beside,
    profile_counts,
    profile_growth,
    profile_map,
    profile_need,
    profile_organisations,
    profile_own,
    profile_place,
    profile_provision,
    turnover,
)
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Warehouse

COUNCIL = "E06999001"
SOCIETIES = "fca_mutuals"
# A place of each level with something to count: the fullest of it.
CODES = {
    "area": "select place_code from mart.provision where place_level = 'area' "
    "and definition = 'narrow.abc.in' order by organisation_count desc, place_code limit 1",
    "ward": "select place_code from mart.provision where place_level = 'ward' "
    "and definition = 'narrow.abc.in' order by organisation_count desc, place_code limit 1",
    "council": f"select '{COUNCIL}'",
    "authority": "select place_code from mart.place where place_level = 'authority'",
    "neighbourhood": "select lsoa21_code from mart.neighbourhood "
    f"where council25_code = '{COUNCIL}' order by 1 limit 1",
}
LEVELS = pytest.mark.parametrize("level", [*CODES, "own"])


@pytest.fixture(scope="module")
def practice(practice_build) -> duckdb.DuckDBPyConnection:
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


@pytest.fixture(autouse=True)
def reading(practice_build):
    """Read the practice build without a page and without a session, as a briefing does."""
    with frames.reading(Warehouse.open(practice_build)):
        yield


def looked_at(practice: duckdb.DuckDBPyConnection, level: str) -> tuple[View, Place, Counts]:
    view = View(council=COUNCIL)
    if level == "own":  # the neighbourhoods of a whole ward
        [ward] = practice.execute(CODES["ward"]).fetchone()
        homes = practice.execute(
            "select lsoa21_code from mart.neighbourhood where ward25_code = $ward", {"ward": ward}
        ).fetchall()
        view = replace(view, study=view.study.with_own([home for (home,) in homes]))
    else:
        [code] = practice.execute(CODES[level]).fetchone()
        view = profile_place.choose(view, code)
    place = profile_place.of(view)
    held = (profile_own if level == "own" else profile_counts).counts(view, place)
    return view, place, held


def figures(view: View, place: Place, held: Counts) -> list[Figure]:
    need = profile_need.rows(place)
    found = [
        profile_map.figure(view, place),
        profile_need.figure(place, need),
        profile_provision.figure(view, place, held),
        profile_growth.figure(view, held),
        *profile_growth.gone(view, held),
        profile_beside.figure(view, place, held, profile_need.overall(place, need)),
        profile_organisations.figure(view, place, held),
        profile_alike.figure(view, held),
    ]
    return [figure for figure in found if figure]


@LEVELS
def test_every_figure_is_a_whole_value_that_another_process_can_draw(practice, level):
    made = figures(*looked_at(practice, level))
    assert len({figure.key for figure in made}) == len(made) >= 6
    for figure in made:
        assert pickle.loads(pickle.dumps(figure)) == figure
        said, table = figure.said, figure.table
        assert said.title
        assert said.measure
        assert said.alt
        assert said.source
        assert table.rows
        assert table.origin.is_practice
        for row in table.rows:
            for column in table.columns:
                assert row[column.key] is None or str(row[column.key])
                if column.raw and row[column.key] is None:
                    assert row[column.raw] is None


@LEVELS
def test_a_map_says_how_many_are_in_each_class_and_its_table_has_the_same_places(practice, level):
    view, place, _ = looked_at(practice, level)
    made = profile_map.figure(view, place)
    drawn = made.drawing
    assert isinstance(drawn, Map)
    assert [row["code"] for row in made.table.rows] == list(drawn.shades)
    for number, label in enumerate(drawn.legend.labels, 1):
        count = sum(shade.class_no == number for shade in drawn.shades.values())
        assert f"{label}, {count:,}" in made.said.alt or not count
    outlined = {row["code"] for row in made.table.rows if row["inside"] == "yes"}
    assert outlined == {*drawn.around, *([drawn.chosen] if drawn.chosen else [])}
    assert bool(outlined) == (level != "council")
    assert len(made.said.title.split()) <= 10


@pytest.mark.parametrize("level", ["area", "ward", "council", "authority", "own"])
def test_who_came_and_who_left_is_what_the_mart_counts(practice, level):
    view, place, held = looked_at(practice, level)
    [made] = profile_growth.gone(view, held)
    of = {"own": "ward"}.get(level, level)
    code = practice.execute(CODES["ward"]).fetchone()[0] if level == "own" else place.code
    counted = {
        year: (came, left)
        for year, came, left in practice.execute(
            "select year, sum(ever_registered_count), sum(removed_count) "
            "from mart.registration_by_place where place_level = $of and place_code = $code "
            "and register = $register group by year",
            {"of": of, "code": code, "register": SOCIETIES},
        ).fetchall()
    }
    assert isinstance(made.drawing, Years)
    for item in made.drawing.items:
        assert (item.registered, item.removed) == counted.get(item.year, (0, 0))
    came, left = (
        sum(counted.get(item.year, (0, 0))[at] for item in made.drawing.items) for at in (0, 1)
    )
    assert sum(row["net"] for row in made.table.rows) == came - left
    [note] = made.said.cautions
    assert note.startswith(
        "As many came" if came == left else f"The net change is {abs(came - left)}"
    )
    assert "not always to close" in note


def test_the_company_file_lists_only_the_living_and_is_never_read_for_removals(practice):
    view, _, _ = looked_at(practice, "council")
    kept, others = turnover.registers(view, [COUNCIL])
    assert [row["source"] for row in kept] == [SOCIETIES]
    assert "companies_house" in [row["source"] for row in others]


def test_a_register_that_is_not_whole_in_one_of_its_councils_says_nothing_of_the_gone(practice):
    view, _, _ = looked_at(practice, "council")
    kept, others = turnover.registers(view, [COUNCIL, "E06000099"])
    assert kept == []
    assert SOCIETIES in [row["source"] for row in others]


def test_a_place_across_councils_says_what_its_map_leaves_out(practice):
    homes = [
        practice.execute(
            "select lsoa21_code from mart.neighbourhood where council25_code = $council limit 1",
            {"council": council},
        ).fetchone()[0]
        for council in (COUNCIL, "E06999003")
    ]
    view = View(council=COUNCIL)
    view = replace(view, study=view.study.with_own(homes))
    made = profile_map.figure(view, profile_place.of(view))
    assert made.said.cautions == ("1 neighbourhood of other councils is not on this map.",)

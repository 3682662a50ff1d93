"""Where to look first: what is said, how sure, and what is never said."""

import json
import re

import duckdb
import numpy as np
import pytest

from atlas import looking, looking_found, looking_reading, palette
from atlas.definition import DEFINITIONS
from atlas.measures import funnel
from atlas.ui import looking_spread
from atlas.ui.looking import Looked
from atlas.view import View
from tests.app import measured_rows, rows

DEFAULT = DEFINITIONS[0].code
WARD = "ward"


def place(number: int, **also: object) -> dict:
    """A ward in high need with 3 expected and 2 listed, unless it is said to be otherwise."""
    return {
        "place_code": f"E0500000{number}",
        "place_name": f"Ward {number}",
        "population": 8_000,
        "neighbourhood_count": 5,
        "need_rank": 100 + number,
        "need_count": 6_000,
        "is_worst_fifth": True,
        "organisation_count": 2,
        "expected_count": 3.0,
        "rule": "shrunk",
        "rate_per_1000": None,
        "rate_low": None,
        "rate_high": None,
        "shrunk_per_1000": 0.3123,
        "shrunk_low": 0.1,
        "shrunk_high": 0.62,
        "peer_rate_per_1000": 0.37,
        "lowest_fifth_probability": 0.3,
        "robust_count": 0,
        "new_count": 1,
        "new_expected": 1.1,
        "growing_probability": 0.5,
        "is_urban": True,
        "cluster_count": 0,
    } | also


def find(places: list[dict], lens: str = "gap", *, is_covered: bool = True) -> looking_found.Found:
    return looking_found.found(places, "Alderford", level=WARD, lens=lens, is_covered=is_covered)


# --- classes -------------------------------------------------------------------------


def test_need_is_classed_as_the_worst_fifth_the_next_two_and_the_rest():
    classes = [looking.need_class(rank, 10) for rank in range(1, 11)]
    assert classes == [1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    assert looking.need_class(None, 10) is None
    assert looking.need_class(3, None) is None


def test_the_worst_fifth_is_the_one_of_the_mart():
    for total in (7, 13, 6_856):
        for rank in {1, total // 5, total // 5 + 1, total}:
            assert (looking.need_class(rank, total) == 1) == (5 * rank <= total)


def test_the_strong_corner_is_high_need_and_the_fewest_third_and_nothing_else_is():
    classes = {
        (need, third): looking.two_way_class(need, third)
        for need in (1, 2, 3)
        for third in (1, 2, 3, None)
    }
    assert sorted(classes.values()) == list(range(1, 13))
    assert classes[1, 1] == 1
    assert [classes[need, None] for need in (1, 2, 3)] == [10, 11, 12]
    assert len(palette.TWO_WAY) == 12
    assert all(palette.TWO_WAY[classes[n, None] - 1].startswith(palette.HATCH) for n in (1, 2, 3))
    assert looking.two_way_class(None, 1) is None


@pytest.mark.parametrize(
    ("chance", "column"),
    [(None, None), (0.5, None), (0.79, None), (0.8, 1), (0.2, 3), (0.21, None)],
)
def test_a_place_is_growing_or_not_only_where_that_is_very_likely(chance, column):
    assert looking.growth_column(chance) == column


# --- words of one place ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "odds", "likely"),
    [
        (None, "not known", ""),
        (0.0, "under 1 in 20", "unlikely"),
        (0.06, "about 1 in 10", "unlikely"),
        (0.31, "about 3 in 10", "perhaps"),
        (0.46, "nearly 5 in 10", "perhaps"),
        (0.5, "about 5 in 10", "probably"),
        (0.64, "about 6 in 10", "probably"),
        (0.78, "nearly 8 in 10", "probably"),
        (0.8, "about 8 in 10", "very likely"),
        (0.99, "over 19 in 20", "almost surely"),
    ],
)
def test_how_sure_is_said_in_words_and_in_a_number(chance, odds, likely):
    assert looking.odds(chance) == odds
    assert looking.likely(chance) == likely


@pytest.mark.parametrize(
    ("chance", "called"), [(0.49, ""), (0.5, "Possible"), (0.79, "Possible"), (0.8, looking.FIRST)]
)
def test_a_place_is_called_by_its_chance_and_only_where_need_is_high(chance, called):
    assert looking.called(place(1, lowest_fifth_probability=chance), "gap") == called
    calm = place(1, lowest_fifth_probability=chance, is_worst_fifth=False)
    assert looking.called(calm, "gap") == ""


def test_an_even_chance_of_growing_is_nothing_to_call():
    assert looking.called(place(1, growing_probability=0.7), "growing") == ""
    assert looking.called(place(1, growing_probability=0.81), "growing") == looking.START


def test_under_five_expected_no_raw_rate_is_shown():
    row = place(1, rate_per_1000=None)
    assert looking.per_1000(row) == "0.31 (0.10 to 0.62)"
    assert looking.caution(row) == looking.ESTIMATE


def test_from_five_the_rate_is_shown_with_a_caution_and_from_twenty_plain():
    rate = {"rate_per_1000": 0.5, "rate_low": 0.25, "rate_high": 1.0}
    some = place(1, rule="caution", **rate)
    assert looking.per_1000(some) == "0.50 (0.25 to 1.00)"
    assert looking.caution(some) == looking.CAREFUL
    assert looking.caution(place(1, rule="plain", **rate)) == ""
    nobody = place(1, rule=None, organisation_count=None)
    assert looking.per_1000(nobody) == "not known"


def test_the_badge_says_in_how_many_definitions_it_stays():
    sure = {"lowest_fifth_probability": 0.6}
    assert looking.robust(place(1, robust_count=9, **sure)) == "stays in 9 of 12"
    assert looking.robust(place(1, robust_count=12, **sure)) == "stays in all 12"
    assert looking.robust(place(1, robust_count=2)) == "in 2 of 12"
    assert looking.robust(place(1)) == "in none of 12"
    assert looking.robust(place(1, robust_count=None)) == "not known"


def test_a_place_lies_in_a_cluster_where_most_of_its_neighbourhoods_do():
    assert looking.cluster(place(1, cluster_count=2)) == "no"
    assert looking.cluster(place(1, cluster_count=3)) == "yes"


# --- what a list finds -------------------------------------------------------------------


def test_what_stands_out_is_named_the_most_likely_first():
    found = find(
        [place(1, lowest_fifth_probability=0.55), place(2, lowest_fifth_probability=0.9), place(3)]
    )
    assert found.finding == (
        "In Alderford, 2 wards have high need and probably fewer registered organisations than "
        "expected: Ward 2 and Ward 1."
    )
    assert "run from about 3 in 10 to about 9 in 10" in found.evidence
    assert "Of the 2 named, about 1 can be expected to be so." in found.evidence


def test_of_many_three_are_named():
    found = find([place(at, lowest_fifth_probability=0.9) for at in range(1, 6)])
    assert found.finding.endswith("Ward 1, Ward 2, Ward 3 and 2 more.")


def test_where_counts_are_small_it_says_that_they_cannot_tell():
    assert find([place(1), place(2)]).finding == (
        "No ward of Alderford stands out: with about 3 organisations expected in each, the data "
        "cannot tell them apart."
    )
    tiny = find([place(1, expected_count=0.6)])
    assert "with fewer than 1 organisation expected" in tiny.finding


def test_where_all_are_unlikely_it_does_not_blame_the_data():
    found = find([place(1, lowest_fifth_probability=0.02), place(2, lowest_fifth_probability=0.1)])
    assert "none is likely to be among the fifth with fewest" in found.finding
    assert "cannot tell" not in found.finding


def test_growing_is_found_and_not_found():
    some = find([place(1, growing_probability=0.85), place(2)], "growing")
    assert some.finding == (
        "In Alderford, 1 ward has high need and very likely more new organisations than "
        "expected: Ward 1."
    )
    none = find([place(1), place(2)], "growing")
    assert none.finding == (
        "No ward of Alderford with high need is clearly growing: with about 1 new organisation "
        "expected in each, the data cannot tell them apart."
    )


def test_where_nobody_may_be_counted_need_is_said_and_provision_is_not_known():
    bare = place(1, organisation_count=None, lowest_fifth_probability=None)
    said = find([bare, place(2, is_worst_fifth=False)], is_covered=False)
    assert said.finding == (
        "In Alderford, 1 of 2 wards is in England’s worst fifth of need; how many organisations "
        "they have is not known."
    )
    assert "fewer" not in said.finding


def test_without_high_need_nothing_is_looked_for():
    said = find([place(1, is_worst_fifth=False), place(2, is_worst_fifth=False)])
    assert said.finding == "None of the 2 wards of Alderford is in England’s worst fifth of need."
    unknown = find([place(1, need_rank=None, is_worst_fifth=False)])
    assert unknown.finding == "How much need there is in the wards of Alderford is not known."


def test_too_few_peers_is_said():
    said = find([place(1, lowest_fifth_probability=None)])
    assert "too few places like them to compare with" in said.finding


def test_the_list_is_of_high_need_only_and_ordered_by_chance_then_need():
    listed = looking.in_order(
        [
            place(1),
            place(2, lowest_fifth_probability=0.7),
            place(3, is_worst_fifth=False, lowest_fifth_probability=0.9),
            place(4, need_rank=5),
        ],
        "gap",
    )
    assert [row["place_name"] for row in listed] == ["Ward 2", "Ward 4", "Ward 1"]


# --- funnel and equity -------------------------------------------------------------------


def peers(seen: list[int], due: list[float], **also: object) -> list[dict]:
    return [
        {"organisation_count": count, "expected_count": expected, "basis": "a", "is_urban": True}
        | also
        for count, expected in zip(seen, due, strict=True)
    ]


def test_a_place_is_outside_the_funnel_by_the_limits_of_its_own_size():
    seen = [2, 40, *[20, 19, 21] * 7]
    drawn = looking_reading.funnelled(peers(seen, [20.0] * len(seen)))
    [low], [high] = funnel.limits([20.0], level=0.95, phi=drawn.spread.widening)
    assert drawn.below == tuple(count / 20 < low for count in seen)
    assert drawn.above == tuple(count / 20 > high for count in seen)
    assert [sum(drawn.below), drawn.below[0]] == [1, True]
    assert [sum(drawn.above), drawn.above[1]] == [1, True]
    assert (drawn.outer[0] <= drawn.inner[0]).all()
    assert (drawn.outer[1] >= drawn.inner[1]).all()


def test_each_class_of_peers_is_tested_at_its_own_rate_and_the_tests_are_added():
    urban, rural = peers([3, 5, 9], [5.0, 6, 6]), peers([9, 1, 2], [4.0, 4, 4], is_urban=False)
    both = looking_reading.funnelled(urban + rural).spread
    parts = [
        funnel.overdispersion([3, 5, 9], [5, 6, 6]),
        funnel.overdispersion([9, 1, 2], [4, 4, 4]),
    ]
    assert both.statistic == pytest.approx(sum(part.statistic for part in parts))
    assert both.degrees == 4
    assert both.variance == pytest.approx(sum(part.variance for part in parts))
    assert both.phi == pytest.approx((parts[0].phi + parts[1].phi) / 2)


@pytest.mark.parametrize(
    ("below", "above", "title"),
    [
        (0, 0, "No ward lies outside the funnel"),
        (1, 0, "1 ward lies below the funnel"),
        (0, 2, "2 wards lie above the funnel"),
        (2, 3, "2 wards lie below the funnel, 3 above it"),
    ],
)
def test_the_title_of_the_funnel_is_what_it_finds(below, above, title):
    assert looking_reading.funnel_title(below, above, WARD) == title
    assert len(looking_reading.funnel_title(below, above, "area").split()) <= 10


def test_whether_places_differ_by_more_than_chance_is_said_either_way():
    more = looking_reading.spread_words(funnel.Overdispersion(4.0, 100, 400, 99, 198), "wards")
    assert "differ by more than chance alone" in more
    assert "p under 0.001" in more
    assert "2.0 times as wide" in more
    few = looking_reading.spread_words(funnel.Overdispersion(0.9, 100, 400, 99, 198), "wards")
    assert "differ by more than chance alone" in few
    assert "a few stand far apart" in few
    none = looking_reading.spread_words(funnel.Overdispersion(1.0, 100, 99, 99, 198), "wards")
    assert none.startswith("No clear sign that the wards differ")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-0.2, -0.1, "more deprived"), (0.1, 0.2, "less deprived"), (-0.1, 0.2, "No clear lean")],
)
def test_a_lean_is_said_only_where_its_interval_leaves_out_nought(low, high, said):
    row = {"concentration_index": (low + high) / 2, "index_low": low, "index_high": high}
    assert said in looking_reading.lean(row)
    assert len(looking_reading.lean(row).split()) <= 10


def test_a_curve_adds_up_to_everybody_and_a_missing_tenth_adds_nobody():
    shares = {1: (0.25, 0.5), 4: (0.75, 0.5)}
    people, bodies = looking_reading.curve(
        [
            {"decile": decile, "resident_share": people, "organisation_share": bodies}
            for decile, (people, bodies) in shares.items()
        ]
    )
    assert people == pytest.approx([0, *[0.25] * 3, *[1.0] * 7])
    assert bodies == pytest.approx([0, *[0.5] * 3, *[1.0] * 7])


def test_thirds_are_told_where_counts_tell_and_not_else():
    model = {
        "is_urban": True,
        "prior_mean": 1.0,
        "prior_variations": [0.5],
        "prior_weights": [1.0],
    }
    held = [
        place(1, organisation_count=0, expected_count=30.0),
        place(2, organisation_count=90, expected_count=30.0),
        place(3, organisation_count=1, expected_count=1.0),
        place(4, organisation_count=9, expected_count=9.0, is_urban=False),
        place(5, organisation_count=None, expected_count=None),
    ]
    third = looking_reading.in_thirds(held, [model])
    assert [third[row["place_code"]] for row in held] == [1, 3, None, None, None]


def test_where_nobody_is_counted_no_third_is_told():
    model = {"is_urban": True, "prior_mean": None, "prior_variations": None, "prior_weights": None}
    assert set(looking_reading.in_thirds([place(1)], [model]).values()) == {None}


# --- queries -----------------------------------------------------------------------------


def test_a_council_that_is_not_covered_has_need_and_no_provision(ask):
    asked = {"level": "area", "definition": DEFAULT, "release": 2025}
    assert ask("look_covered", council=rows.SALTMERE, definition=DEFAULT) == []
    assert ask("look_places", council=rows.SALTMERE, **asked) == []
    [row] = ask("look_places", council=rows.ALDERFORD, **asked)
    assert row["place_code"] == measured_rows.AREA
    assert (row["organisation_count"], row["expected_count"]) == (2, 2.0)


def test_equity_of_a_council_comes_with_its_region_and_all_that_are_covered(ask):
    found = ask("look_equity", council=rows.ALDERFORD, definition=DEFAULT)
    assert [row["scope"] for row in found] == ["council"] * 10 + ["england"] * 10
    assert {row["council_count"] for row in found} == {1}
    assert len(ask("look_equity", council="england", definition=DEFAULT)) == 10


def test_peers_are_those_counted_from_at_least_the_same_registers(ask):
    [peer] = ask("look_covered", council=rows.ALDERFORD, definition=DEFAULT)
    assert (peer["council25_code"], peer["is_alike"]) == (rows.ALDERFORD, True)
    [anywhere] = ask("look_covered", council="england", definition=DEFAULT)
    assert anywhere["council25_code"] == rows.ALDERFORD


# --- the page on the practice region ---------------------------------------------------------

SCRIPT = "pages/where_to_look_first.py"


@pytest.fixture(scope="module")
def mart(practice_build):
    pointer = json.loads((practice_build / "current.json").read_text("utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


def headings(app) -> list[str]:
    return [re.sub(r"\\|\u2060", "", heading.value) for heading in app.header]


def test_the_finding_names_what_the_mart_names(run_app, practice_build, mart):
    for level, code in (("area", "wide.abc.in"), ("ward", "widest.abc.in")):
        tiers = {"wide": "community_business.wider"}.get(
            code.split(".")[0], "community_business.wider.other_clg"
        )
        council, named = mart.execute(
            """select place.council25_code, list(place.place_name order by
                provision.lowest_fifth_probability desc)
            from mart.provision inner join mart.place using (place_level, place_code)
            where provision.look is not null and definition = $code and place_level = $level
            group by place.council25_code order by place.council25_code limit 1""",
            {"code": code, "level": level},
        ).fetchone()
        app = run_app(SCRIPT, builds=practice_build, council=council, level=level, tiers=tiers)
        finding = headings(app)[0]
        assert f"{len(named)} " in finding
        assert all(name in finding for name in named[:3])


def test_the_csv_holds_every_place_in_high_need_with_its_provenance(
    run_app, practice_build, mart, taken
):
    council, count = mart.execute(
        """select place.council25_code, count(*) from mart.place_need as need
        inner join mart.place using (place_level, place_code)
        inner join mart.covered on covered.council25_code = place.council25_code
        where need.domain = 'imd' and need.release = 2025 and need.is_worst_fifth
          and place.place_level = 'ward' and covered.is_covered
          and covered.definition = 'narrow.abc.in'
        group by 1 order by 2 desc limit 1"""
    ).fetchone()
    run_app(SCRIPT, builds=practice_build, council=council, level="ward")
    held = taken[f"where-to-look-ward-gap-{council}.csv"].splitlines()
    head = next(at for at, line in enumerate(held) if line.startswith("Ward,"))
    assert len(held) - head - 1 == count
    before = "\n".join(held[:head])
    for part in ("Title", "Source", "Build", "registered organisations only"):
        assert part in before


def test_where_nobody_may_be_counted_nothing_is_called_fewer(
    run_app, text_of, practice_build, mart, taken
):
    [council] = mart.execute(
        "select min(council25_code) from mart.covered where not is_covered"
    ).fetchone()
    said = text_of(run_app(SCRIPT, builds=practice_build, council=council))
    assert "is not known" in headings_of(said)
    for word in ("fewer registered", "Look here first", "Possible", "Expected", "Listed"):
        assert word not in said
    [held] = [text for name, text in taken.items() if name.startswith("where-to-look")]
    assert "Expected" not in held


def headings_of(said: str) -> str:
    return said.replace("\\", "")


@pytest.mark.parametrize("lens", ["gap", "growing"])
@pytest.mark.parametrize("level", ["area", "ward"])
def test_every_place_listed_is_a_link_to_its_profile_with_the_whole_view(
    run_app, text_of, practice_build, level, lens
):
    app = run_app(SCRIPT, builds=practice_build, level=level, lens=lens, council="england")
    said = text_of(app)
    links = re.findall(r'href="place_profile\?([^"]+)"[^>]*data-organisation="(E\d+)"', said)
    assert links
    for query, code in links:
        assert f"at={code}" in query
        assert "council=E06999" in query
        assert (f"level={level}" in query) == (level != "area")
    assert "desert" not in said.lower()


def test_each_chart_says_in_words_what_it_shows(run_app, practice_build):
    app = run_app(SCRIPT, builds=practice_build)
    charts = app.get("plotly_chart")
    alts = [chart.proto.alt for chart in charts]
    assert len(charts) == 2
    assert re.search(r"Funnel plot of \d+ neighbourhood groups", alts[0])
    assert "Bars for ten tenths of deprivation." in alts[1]


def test_a_build_without_what_is_measured_is_a_smaller_page(run_app, text_of, tmp_path):
    given = rows.tables("unmeasured")
    for name in ("provision", "provision_model", "equity", "concentration", "need_cluster"):
        first, *_ = given[f"mart.{name}"]
        given[f"mart.{name}"] = {
            column: value if isinstance(value, type) else type("" if value is None else value)
            for column, value in first.items()
        }
    builds = rows.write_build(tmp_path / "builds", given)
    for council in (rows.ALDERFORD, "england"):
        said = text_of(run_app(SCRIPT, builds=builds, council=council))
        assert "Something went wrong" not in said


def test_limits_are_even_for_a_place_as_expected():
    drawn = looking_reading.funnelled(peers([5, 5, 5, 5], [5.0, 5, 5, 5]))
    assert not any(drawn.below)
    assert not any(drawn.above)
    assert np.all(np.diff(drawn.grid) > 0)


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [
        ({"council": 1, "region": 30, "england": 296}, ["council", "region", "england"]),
        ({"council": 1, "region": 1, "england": 296}, ["council", "england"]),
        ({"council": 1, "region": 4, "england": 4}, ["council", "england"]),
        ({"council": 1, "region": 1, "england": 1}, ["council"]),
        ({"region": 30, "england": 296}, ["region", "england"]),
    ],
)
def test_the_region_is_drawn_wherever_it_is_neither_the_council_nor_all_of_england(counts, drawn):
    tenths = {
        scope: {1: {"council_count": count, "code": "West Midlands"}}
        for scope, count in counts.items()
    }
    view = View(council=rows.ALDERFORD, measure="imd", release=2025)
    seen = Looked(view=view, name="Alderford", rows=[], peers=[], found=looking_found.Found(""))
    named = looking_spread.scopes(seen, tenths)
    assert list(named) == drawn
    assert "region" not in named or named["region"] == "the 30 covered councils of West Midlands"

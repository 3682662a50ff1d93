"""Compare: who stands beside whom, what may be compared, what it says; and councils alike."""

import json
import pickle
from dataclasses import replace

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from atlas import comparing, likeness
from atlas import comparing_equity as equity
from atlas import comparing_reading as reading
from atlas.comparing import Place, Value
from atlas.measures.peers import nearest
from atlas.study import LIKE
from atlas.ui import comparing as ui_comparing
from atlas.ui import (
    comparing_dots,
    comparing_parts,
    frames,
    profile_need,
    profile_own,
    profile_place,
)
from atlas.view import View
from atlas.warehouse import Warehouse
from tests.app import rows

CICS = "companies_house"
NEAR = 3
DOMAINS = likeness.DOMAINS
RATES = ("rate_per_1000", "rate_low", "rate_high")


def place(name: str, level: str = "council", *, ours: bool = False) -> Place:
    return Place(
        code=name, key=name, level=level, name=name, council="C", population=1000, is_ours=ours
    )


A, B, C = place("Alder", ours=True), place("Beck"), place("Combe")
QUAY, HILL = place("Quay (ward)", "ward", ours=True), place("Hill (ward)", "ward")
NOOK = place("Nook 001A", "neighbourhood")


def values(*limits: tuple[float, float] | None, of=(A, B, C)) -> list[Value]:
    return [
        Value(place=where, value=None)
        if limit is None
        else Value(place=where, value=sum(limit) / 2, low=limit[0], high=limit[1], figure="x")
        for where, limit in zip(of, limits, strict=False)
    ]


def flat(*figures: float | None) -> list[Value]:
    return [
        Value(place=where, value=figure) for where, figure in zip((A, B, C), figures, strict=False)
    ]


def provided(where: Place, **fields: object) -> dict:
    usual = {
        "place_code": where.key,
        "organisation_count": 40,
        "expected_count": 30.0,
        "rule": "plain",
        "basis": CICS,
        "value": 0.4,
        "low": 0.3,
        "high": 0.5,
        "new_count": 20,
        "new_expected": None,
        "growing_probability": None,
        "population": 100_000,
        "covered_population": 100_000,
        "peer_count": 1,
    }
    return usual | fields


# --- who is compared -----------------------------------------------------------


def found(code: str, level: str, name: str, council: str | None = "C1") -> dict:
    return {
        "code": code,
        "place_code": code,
        "place_level": level,
        "place_name": name,
        "area_name": None,
        "council25_code": council,
        "council_name": {"C1": "Alder", "C2": "Beck, City of"}.get(council or ""),
        "population": 1000,
        "neighbourhood_count": 4,
    }


def test_ours_comes_first_and_the_others_in_the_order_in_which_they_were_chosen():
    held = [found("C1", "council", "Alder"), found("C2", "council", "Beck, City of", "C2")]
    placed = comparing.places(["C2", "C1", "C2"], held)
    assert [(one.name, one.is_ours) for one in placed] == [("Beck", True), ("Alder", False)]


def test_two_places_of_one_name_are_told_apart_by_level_and_by_council():
    same = [found("W1", "ward", "Quay"), found("M1", "area", "Quay")]
    assert [one.name for one in comparing.places(["W1", "M1"], same)] == [
        "Quay (ward)",
        "Quay (group)",
    ]
    far = [found("W1", "ward", "Quay"), found("W2", "ward", "Quay", "C2")]
    assert [one.name for one in comparing.places(["W1", "W2"], far)] == [
        "Quay (ward, Alder)",
        "Quay (ward, Beck)",
    ]


def test_a_search_says_the_level_and_the_council_of_what_it_found():
    assert comparing.found_name(found("W1", "ward", "Quay")) == "Quay, ward in Alder"
    assert comparing.found_name(found("C1", "council", "Alder")) == "Alder, council"


# --- what may be compared ------------------------------------------------------


def test_a_place_without_a_row_is_not_known_and_never_nought():
    for measured in (
        comparing.provision([A, B], [provided(A)], CICS)[1],
        comparing.new([A, B], [provided(A)], CICS)[1],
        comparing.worst([B], [])[0],
        comparing.persistence([B], [])[0],
        equity.equity([B], {})[0],
    ):
        assert (measured.value, measured.figure) == (None, "not known")


def test_only_those_counted_from_the_same_registers_stand_beside_each_other():
    counted = [provided(A), provided(B, basis="companies_house, coops_uk")]
    other = comparing.provision([A, B], counted, CICS)[1]
    assert (other.value, other.figure) == (None, "counted from other registers")


def test_provision_is_not_said_of_one_neighbourhood():
    assert comparing.provision([NOOK], [], CICS)[0].figure == comparing.NOT_SMALL


def test_a_small_place_is_marked_as_an_estimate_and_a_council_is_not():
    [small] = comparing.provision([QUAY], [provided(QUAY, rule="shrunk")], CICS)
    [large] = comparing.provision([A], [provided(A)], CICS)
    assert small.figure == "0.40 (40; estimate)"
    assert large.figure == "0.40 (40)"


def test_a_combined_authority_of_which_nothing_is_expected_has_its_plain_rate():
    joint = place("Joint", "authority")
    row = provided(joint, rule=None, expected_count=None)
    assert comparing.provision([joint], [row], CICS)[0].figure == "0.40 (40)"


def test_new_ones_have_no_rate_where_fewer_than_five_are_expected():
    [few] = comparing.new([QUAY], [provided(QUAY, new_count=3, new_expected=2.5)], CICS)
    assert (few.value, few.figure) == (None, "3; 2.5 expected: too few for a rate")
    [some] = comparing.new([QUAY], [provided(QUAY, new_count=9, new_expected=8.0)], CICS)
    assert some.figure == "0.09 (9; few, so not sure)"


def test_the_interval_of_new_ones_is_the_exact_one_of_poisson():
    [many] = comparing.new([A], [provided(A, new_count=30)], CICS)
    assert stats.poisson.sf(29, many.low * 100) == pytest.approx(0.025, abs=1e-9)
    assert stats.poisson.cdf(30, many.high * 100) == pytest.approx(0.025, abs=1e-9)


def test_equity_is_the_worst_fifth_of_organisations_less_that_of_residents():
    homes = [
        {"fifth": fifth, "population": 1000, "organisation_count": count}
        for fifth, count in ((1, 6), (1, 0), (2, 2), (3, 1), (5, 1))
    ]
    [even] = equity.equity([A], {"Alder": homes})
    assert even.value == pytest.approx(100 * (0.6 - 0.4))
    assert even.low <= even.value <= even.high
    assert even.figure == "+20 (60% less 40%)"
    assert equity.equity([QUAY], {})[0].figure == "said of councils only"


def test_equity_is_not_compared_between_councils_counted_from_other_registers():
    homes = [{"fifth": 1, "population": 1000, "organisation_count": 6}]
    even = equity.equity([A, B], {"Alder": homes, "Beck": homes}, others=["Beck"])
    assert [one.figure for one in even] == ["0 (100% less 100%)", "counted from other registers"]


def test_a_share_under_an_even_one_has_a_true_minus():
    homes = [
        {"fifth": fifth, "population": 1000, "organisation_count": count}
        for fifth, count in ((1, 1), (2, 3))
    ]
    [even] = equity.equity([A], {"Alder": homes})
    assert even.figure == "\N{MINUS SIGN}25 (25% less 50%)"


def test_a_rate_that_is_withheld_is_not_called_not_known():
    few = provided(A, value=None, low=None, high=None, organisation_count=2, expected_count=2.5)
    withheld = comparing.provision([A, B], [few, provided(B)], CICS)
    said = "2; 2.5 expected: too few for a rate"
    assert (withheld[0].value, withheld[0].figure) == (None, said)
    assert reading.sure_title(withheld, noun="Organisations") == (
        "Organisations: too few here for a rate"
    )
    assert reading.finding([flat(40, 20), withheld], near=NEAR) == (
        "Alder has the greatest need here; too few organisations are expected there for a rate."
    )


# --- what it says --------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "judged"),
    [
        (((3, 4), (1, 2)), "more"),
        (((1, 2), (3, 4)), "fewer"),
        (((1, 3), (2, 4)), "overlap"),
        (((1, 2), (2, 3)), "overlap"),
        (((1, 2), None), None),
    ],
)
def test_places_are_told_apart_only_where_the_intervals_do_not_touch(limits, judged):
    ours, other = values(*limits)
    assert reading.apart(ours, other) == judged


def test_where_the_intervals_overlap_it_says_that_they_do_not_tell_apart():
    said = reading.sure(values((1, 3), (2, 4), (5, 6)))
    assert said == (
        "Alder: clearly fewer than Combe. With Beck the intervals overlap, so these figures do "
        "not tell them apart."
    )


def test_figures_that_are_nearly_alike_are_put_in_no_order():
    assert reading.standing(flat(23, 22, 21), near=NEAR) == "alike"
    said = reading.ranked_title(flat(23, 22, 21), share="share in the worst tenth", near=NEAR)
    assert said == "Much the same share: 21% to 23%"


def test_the_finding_says_need_first_and_then_who_is_clearly_apart():
    need, counted = flat(40, 20, 10), values((5, 6), (1, 2), (5, 7))
    assert reading.finding([need, counted], near=NEAR) == (
        "Alder has the greatest need here; for its residents it has clearly more organisations "
        "than Beck."
    )
    unknown = reading.finding([need, values(None, None, None)], near=NEAR)
    assert unknown == "Alder has the greatest need here; provision there is not known."


limit = st.none() | st.tuples(st.floats(0, 5), st.floats(0, 5)).map(sorted)
NAMES = ("Alder", "Kingston upon Hull", "Bournemouth, Christchurch and Poole", "Quay (ward, Ash)")


@given(st.permutations(NAMES), st.lists(limit, min_size=2, max_size=4))
def test_every_title_has_ten_words_or_fewer_and_never_says_better_or_worse(names, limits):
    of = [place(name, ours=at == 0) for at, name in enumerate(names)]
    measured = values(*limits, of=of)
    titles = (
        reading.sure_title(measured, noun="Organisations"),
        reading.sure_title(measured, noun="New registrations"),
        reading.ranked_title(measured, share="share in the worst tenth", near=0.1),
        reading.ranked_title(measured, share="share that stayed worst", near=0.1),
        equity.even_title(measured),
    )
    for title in titles:
        assert len(title.split()) <= reading.TITLE_WORDS, title
        assert "best" not in title
        assert "desert" not in title


def test_places_of_several_levels_have_no_ranks_beside_each_other():
    assert comparing.same_level([A, B])
    assert not comparing.same_level([A, QUAY])
    assert reading.mixed([A, B]) == ""
    assert "Ranks are among places of one level" in reading.mixed([A, QUAY])


def test_an_authority_that_is_counted_in_part_says_of_how_many_residents():
    joint = place("Joint", "authority")
    part = provided(joint, population=200_000, covered_population=50_000, peer_count=2)
    assert reading.part_of([joint], [part]) == (
        "Joint is counted in 2 councils, home to 25% of its residents."
    )
    assert reading.part_of([A], [provided(A)]) == ""


# --- councils alike ------------------------------------------------------------


def councils(count: int = 12, seed: int = 4) -> list[dict]:
    rng = np.random.default_rng(seed)
    return [
        {
            "council25_code": f"C{at:02}",
            "council_name": f"Council {at}",
            "population": int(rng.integers(30_000, 900_000)),
            "rural_share": float(rng.random()),
            **{domain: float(rng.random()) for domain in likeness.DOMAINS},
        }
        for at in range(count)
    ]


def test_by_one_kind_alone_the_distance_is_that_of_the_measure():
    held = councils()
    expected = nearest(
        [row["council25_code"] for row in held],
        {domain: [row[domain] for row in held] for domain in likeness.DOMAINS},
        code="C03",
        columns=likeness.DOMAINS,
        most=5,
    )
    alike = likeness.alike(held, "C03", ("deprivation",), most=5)
    assert tuple(other.code for other in alike) == expected.codes
    assert [other.distance for other in alike] == pytest.approx(expected.distances)


def test_each_kind_counts_the_same_however_many_measures_it_has():
    held = councils()
    one, other = (
        {near.code: near.distance for near in likeness.alike(held, "C03", (kind,), most=len(held))}
        for kind in ("deprivation", "size")
    )
    both = likeness.alike(held, "C03", ("deprivation", "size"), most=len(held))
    for near in both:
        mean = (one[near.code] ** 2 + other[near.code] ** 2) / 2
        assert near.distance == pytest.approx(mean**0.5)


def test_a_council_of_which_a_measure_is_not_known_is_left_out_and_none_is_like_itself():
    held = councils()
    held[5]["crime"] = None
    codes = [other.code for other in likeness.alike(held, "C03", tuple(LIKE), most=99)]
    assert "C05" not in codes
    assert "C03" not in codes
    assert likeness.alike(held, "C05", tuple(LIKE), most=99) == []


def test_until_a_reader_chooses_a_counted_council_stands_beside_counted_ones():
    near = [likeness.Alike(code, code, 1.0) for code in ("N", "X", "Y", "Z")]
    assert likeness.usual(near, ["Y", "Z"], is_covered=True) == ["Y", "Z"]
    assert likeness.usual(near, ["Y", "Z"], is_covered=False) == ["N", "X", "Y"]


# --- the page ------------------------------------------------------------------


def test_the_page_compares_a_covered_council_and_says_how_sure(run_app, text_of):
    said = text_of(run_app("pages/compare.py", council=rows.ALDERFORD, beside=rows.SALTMERE))
    assert "Alderford" in said
    assert "Counted: likely community businesses" in said
    assert "Something went wrong" not in said


def test_a_council_that_is_not_covered_has_its_need_and_a_sentence_for_the_rest(run_app, text_of):
    said = text_of(run_app("pages/compare.py", council=rows.SALTMERE, beside=rows.ALDERFORD))
    assert "How many organisations there are in Saltmere is not known" in said
    assert "worst tenth" in said


@pytest.mark.parametrize("params", [{"council": "england"}, {"at": "own", "own": "999101"}])
def test_the_page_runs_where_no_council_is_on_show_or_the_place_is_the_readers_own(
    run_app, text_of, params
):
    said = text_of(run_app("pages/compare.py", **params))
    assert "ompare" in said
    assert "Something went wrong" not in said


def test_why_a_place_of_ones_own_cannot_be_counted_is_said_and_its_need_is_shown(run_app, text_of):
    own = rows.SALT_FIRST.removeprefix("E01")
    said = text_of(run_app("pages/compare.py", council=rows.SALTMERE, at="own", own=own))
    assert "Your own place" in said
    assert "How many organisations there are in Saltmere is not known" in said
    assert "share in the worst tenth" in said


def test_a_place_is_added_and_removed_by_its_name(run_app):
    app = run_app("pages/compare.py", council=rows.ALDERFORD, beside=rows.SALTMERE)
    app.text_input(key="compare_find").set_value("quay").run()
    app.button(key="add_E05999101").click().run()
    assert app.query_params["beside"] == f"{rows.SALTMERE}.E05999101"
    app.button(key=f"remove_{rows.SALTMERE}").click().run()
    assert app.query_params["beside"] == "E05999101"


def test_a_name_that_no_place_has_is_said(run_app, text_of):
    app = run_app("pages/compare.py", council=rows.ALDERFORD)
    app.text_input(key="compare_find").set_value("<b>zzz").run()
    assert "No place of this build has “&lt;b&gt;zzz” in its name." in text_of(app)


@pytest.fixture
def few_build(tmp_path):
    """Saltmere can be counted too, with fewer than five expected; and councils can be alike."""
    held = {**rows.tables("few")}
    basis = {"is_covered": True, "basis": "companies_house, fca_mutuals"}
    held["mart.covered"] = [row | basis for row in held["mart.covered"]]
    held["mart.council_provision"] = [
        *held["mart.council_provision"],
        *(
            row | {"place_code": rows.SALTMERE} | dict.fromkeys(RATES)
            for row in held["mart.council_provision"]
            if row["place_code"] == rows.ALDERFORD
        ),
    ]
    need = held["mart.place_need"]
    held["mart.place_need"] = [
        *need,
        *(row | {"domain": domain} for row in need if row["domain"] == "imd" for domain in DOMAINS),
    ]
    return rows.write_build(tmp_path, held)


def test_a_council_with_fewer_than_five_expected_is_not_drawn_and_is_counted_in_words(
    run_app, text_of, few_build
):
    said = text_of(run_app("pages/compare.py", builds=few_build, council=rows.ALDERFORD))
    assert "1 council with fewer than 5 expected is not drawn" in said


def test_where_ours_has_too_few_expected_a_sentence_stands_in_place_of_the_strip(
    run_app, text_of, few_build
):
    said = text_of(run_app("pages/compare.py", builds=few_build, council=rows.SALTMERE))
    assert "Saltmere is not drawn among other councils: fewer than 5" in said


def test_a_place_of_which_nothing_at_all_is_known_says_so_of_its_need(run_app, text_of):
    said = text_of(run_app("pages/compare.py", council=rows.EMPTYHAM))
    assert "Need in Emptyham is not known" in said


def test_in_the_england_view_the_first_place_stays_as_others_come_and_go(run_app, few_build):
    app = run_app("pages/compare.py", builds=few_build, council="england", beside=rows.ALDERFORD)
    app.text_input(key="compare_find").set_value("saltmere").run()
    app.button(key=f"add_{rows.SALTMERE}").click().run()
    assert app.query_params["beside"] == f"{rows.ALDERFORD}.{rows.SALTMERE}"
    app.button(key=f"remove_{rows.SALTMERE}").click().run()
    assert app.query_params["beside"] == rows.ALDERFORD
    app.button(key=f"like_{rows.SALTMERE}").click().run()
    assert app.query_params["beside"] == f"{rows.ALDERFORD}.{rows.SALTMERE}"


@pytest.mark.parametrize("council", ["england", rows.SALTMERE])
def test_a_csv_says_what_is_counted_in_ours_whatever_council_is_on_show(run_app, taken, council):
    both = f"{rows.ALDERFORD}.{rows.EMPTYHAM}"
    run_app("pages/compare.py", council=council, beside=both, at=rows.ALDERFORD)
    made = taken[f"compare-provision-{rows.ALDERFORD}.csv"]
    assert "Counted: likely community businesses" in made
    assert "How many organisations there are" not in made


# --- the practice region -------------------------------------------------------


@pytest.fixture(scope="module")
def practice(practice_build):
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


def test_what_the_queries_say_is_what_the_marts_hold(practice, practice_build):
    query = Warehouse.open(practice_build).query
    council, people = practice.execute(
        "select place_code, population from mart.council_provision "
        "where place_level = 'council' and definition = 'narrow.abc.in' order by 1 limit 1"
    ).fetchone()
    [row] = query("compare_provision", codes=[council], definition="narrow.abc.in")
    assert row["value"] == pytest.approx(1000 * row["organisation_count"] / people)
    homes = query(
        "compare_equity",
        council=council,
        definition="narrow.abc.in",
        tiers=["community_business"],
        count="abc_in",
        release=2025,
    )
    [even] = equity.equity(
        [place(council)],
        {council: homes},
    )
    [held] = practice.execute(
        "select sum(difference) from mart.equity where scope = 'council' and code = $code "
        "and definition = 'narrow.abc.in' and decile <= 2",
        {"code": council},
    ).fetchone()
    assert even.value == pytest.approx(100 * held)


def test_a_combined_authority_beside_its_wards_and_a_neighbourhood_is_compared(
    run_app, text_of, practice, practice_build
):
    codes = practice.execute(
        "select any_value(place_name) filter (where place_level = 'authority'), "
        "min(place_code) filter (where place_level = 'ward'), "
        "min(place_code) filter (where place_level = 'area'), "
        "(select min(lsoa21_code) from mart.neighbourhood) from mart.place"
    ).fetchone()
    app = run_app("pages/compare.py", builds=practice_build, beside=".".join(codes))
    said = text_of(app)
    assert "Something went wrong" not in said
    assert "Ranks are among places of one level" in said


def test_neighbourhoods_that_stayed_in_the_worst_tenth_are_counted_from_the_deciles(
    practice, practice_build
):
    expected = practice.execute(
        """
        select home.council25_code, count(*) from (
            select lsoa21_code from mart.need_by_neighbourhood where domain = 'imd'
            group by 1 having count(*) filter (where decile = 1) = 3
        ) inner join mart.neighbourhood as home using (lsoa21_code) group by 1
        """
    ).fetchall()
    asked = Warehouse.open(practice_build).query(
        "compare_persistence", codes=[code for code, _ in expected]
    )
    assert {row["place_code"]: row["always_count"] for row in asked} == dict(expected)
    assert all(row["always_count"] <= row["now_count"] for row in asked)


def test_a_place_of_ones_own_is_compared_with_the_figures_of_its_profile(practice, practice_build):
    homes = practice.execute(
        "select lsoa21_code from mart.neighbourhood where ward25_code = (select place_code from "
        "mart.provision where place_level = 'ward' and definition = 'narrow.abc.in' "
        "order by expected_count desc, place_code limit 1)"
    ).fetchall()
    with frames.reading(Warehouse.open(practice_build)):
        measure = frames.newest("imd")
        view = View(council="E06999001")
        view = replace(view, study=view.study.with_own([home for (home,) in homes], "North side"))
        place = profile_place.of(view)
        held = profile_own.counts(view, place)
        need = profile_need.overall(place, profile_need.rows(place))
        lasted = profile_need.lasting(place)
        seen = ui_comparing.see(view, measure)
        parts = {part.key: part.values[0] for part in comparing_parts.parts(view, seen, measure)}
        made = comparing_dots.figure(view, seen, comparing_parts.parts(view, seen, measure)[1])
    assert seen.ours.name == "North side (your own)"
    assert [other.level for other in seen.places] == ["own", "council"]
    assert parts["compare_worst"].value == pytest.approx(100 * need["worst_tenth_share"])
    sure = parts["compare_provision"]
    assert (sure.value, sure.low, sure.high) == (
        held.estimate.shrunk,
        held.estimate.shrunk_low,
        held.estimate.shrunk_high,
    )
    assert f"({held.estimate.count:,}" in sure.figure
    assert parts["compare_persistence"].figure.endswith(f"({lasted.always} of {lasted.comparable})")
    assert "compare_score" not in parts  # it is in no ranking
    assert pickle.loads(pickle.dumps(made)) == made
    assert "So is that of your own place" in " ".join(made.said.cautions)

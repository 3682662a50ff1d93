"""The profile of a place: the rules of its reading, its own measures, and the page itself."""

import json

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from atlas import profile, profile_measures
from atlas.levels import LEVELS
from atlas.measures import shrinkage
from atlas.measures.shrinkage import Prior
from atlas.profile import Provided, Standing
from atlas.profile_lasting import Lasting, lasting
from atlas.profile_measures import Model
from atlas.ui import profile as ui_profile
from atlas.ui import profile_provision, profile_rates
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from tests.app import rows
from tests.conftest import ROOT

PAGE = "pages/place_profile.py"
CERTAIN = some.floats(min_value=0, max_value=1)
PRIOR = Prior(1.0, (0.3, 0.6), (0.5, 0.5))


def standing(domain: str, rank: int, total: int = 1_000, **also: object) -> Standing:
    return Standing(domain=domain, rank=rank, total=total, among="ward", **also)


def provided(below: float | None, **also: object) -> Provided:
    return Provided(count=12, expected=19.4, below=below, **also)


# --- need ----------------------------------------------------------------------


def test_need_says_the_rank_the_tenth_and_the_residents():
    said = profile.need("Burngreave ward", standing("imd", 37, 6_789), 0.849)
    assert said == (
        "Burngreave ward ranks 37 of 6,789 wards in England on the Index of Multiple Deprivation, "
        "where 1 is the most deprived: in the most deprived tenth of them. About 8 in 10 of its "
        "residents (85%) live in England’s most deprived tenth of neighbourhoods."
    )


@pytest.mark.parametrize(
    ("share", "words"), [(0, "None of its residents"), (1, "All of its residents")]
)
def test_none_and_all_are_said_so(share, words):
    assert words in profile.need("A", None, share)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0003, "Fewer than 1 in 100 of its residents (under 1%)"), (0.9997, "Nearly all of its")],
)
def test_a_few_are_never_none_and_nearly_all_never_all(share, words):
    assert words in profile.need("A", None, share)


def test_a_practice_build_is_not_england():
    said = profile.need("A", standing("imd", 3, 98), None, "the practice region")
    assert "ranks 3 of 98 wards in the practice region on the Index" in said


def test_a_place_of_ones_own_would_rank_about_and_has_no_rank():
    own = Standing(domain="imd", rank=412, total=6_856, among="area", is_would=True)
    said = profile.need("North side", own, 0.2)
    assert "North side would rank about 412 of 6,856 neighbourhood groups" in said


def test_without_ranks_need_is_not_known():
    assert "is not known" in profile.need("A", None, None)


def test_among_few_places_a_rank_is_not_made_a_tenth():
    said = profile.need("A", Standing(domain="imd", rank=5, total=13, among="authority"), None)
    assert "tenth" not in said
    few = [standing(name, at, 13) for at, name in enumerate(profile.DOMAINS, 2)]
    assert profile.domains(few) == (
        "Need is greatest for income (2 of 13) and least for the living environment (8 of 13)."
    )


def test_domains_name_those_that_share_the_worst_tenth_and_the_best():
    held = [
        standing("income", 50),
        standing("crime", 20),
        standing("health", 300),
        standing("barriers", 850),
        standing("imd", 1),
    ]
    assert profile.domains(held) == (
        "Need is greatest for crime and income (most deprived tenth) and least for housing and "
        "services (second least deprived tenth)."
    )


def test_three_at_most_are_named_and_even_need_is_said_so():
    same = [standing(name, at) for at, name in enumerate(profile.DOMAINS, 1)]
    assert "much the same on every domain" in profile.domains(same)
    spread = [*same[:5], standing("barriers", 900)]
    assert profile.domains(spread).count(",") == 1


def test_fewer_than_three_domains_say_nothing():
    assert profile.domains([standing("income", 1), standing("crime", 9)]) == ""


@given(some.integers(1, 33_755))
def test_a_tenth_is_one_of_ten(rank):
    assert 1 <= standing("imd", rank, 33_755).tenth <= 10


# --- who is there --------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "words"),
    [
        (0.995, "that is fewer, and we are sure of it: more than 99 chances in 100"),
        (0.96, "that is fewer, and we are sure of it: more than 19 chances in 20"),
        (0.88, "that is probably fewer: about 9 chances in 10"),
        (0.70, "about as many as expected; the difference may be chance (about 7 chances in 10 th"),
        (0.50, "about as many as expected; the difference may be chance"),
        (0.31, "(about 7 chances in 10 that it has more)"),
        (0.12, "that is probably more: about 9 chances in 10"),
        (0.01, "that is more, and we are sure of it"),
        (None, "is not known"),
    ],
)
def test_the_verdict_says_how_sure_it_is(below, words):
    assert words in profile.verdict(below)


@given(CERTAIN)
def test_no_verdict_says_low_desert_or_fail(below):
    said = profile.provision("A", provided(below), like="wards").lower()
    assert not any(word in said for word in ("low", "desert", "fail", "poor", "best", "worst"))
    assert ("sure of it" in said) == (below >= 0.95 or 1 - below >= 0.95)


def test_one_organisation_is_and_two_are():
    one = Provided(count=1, expected=3.14159, below=0.7)
    assert profile.provision("A", one, like="wards").startswith("1 registered organisation is cou")
    assert "and 3.1 would be expected" in profile.provision("A", one, like="wards")
    assert "and 19 would be expected" in profile.provision("A", provided(0.7), like="wards")


def test_a_large_place_is_read_by_its_own_interval():
    said = profile.provision_wide(
        "Sheffield", provided(None), like="groups", differs="", rate="0.4 for every 1,000"
    )
    assert "about as many as expected" in said
    assert profile_measures.verdict_of_interval(40, 12) == "fewer"
    assert profile_measures.verdict_of_interval(12, 12) == ""
    assert profile_measures.verdict_of_interval(3, 12) == "more"


def withheld() -> Counts:
    council = Place(
        level="council",
        code="E06000053",
        name="Isles of Scilly",
        council="E06000053",
        population=2_000,
        is_urban=False,
        neighbourhoods=1,
        row={},
    )
    return Counts(
        of=council,
        provided=Provided(count=9, expected=0.8, below=None),
        wide={
            "rate_per_1000": None,
            "rate_low": 2.1,
            "rate_high": 8.5,
            "covered_population": 2_000,
        },
        like="groups",
        basis="companies_house",
    )


def test_where_the_rate_is_withheld_nothing_is_judged():
    held = withheld()
    assert ui_profile.who(held.of, held) == (
        "9 registered organisations are counted in Isles of Scilly, too few for a rate. 0.8 would "
        "be expected at the rate of groups."
    )
    assert profile_rates.in_short(held) == "9 counted, 0.8 expected: too few for a rate."
    assert profile_rates.wide_verdict(held) is None
    assert profile_provision.title(held) == profile_provision.AXIS


def test_a_place_counted_from_other_registers_is_named_without_a_rate():
    row = {
        "basis": "companies_house",
        "rate_per_1000": 0.4,
        "rate_low": 0.3,
        "rate_high": 0.5,
        "organisation_count": 40,
        "population": 100_000,
        "covered_population": 100_000,
        "covered_council_count": 1,
    }
    other = profile_rates.beside("North", row, "companies_house, fca_mutuals")
    assert (other.value, other.low, other.figure) == (None, None, "counted from other registers")
    assert profile_rates.beside("North", row, "companies_house").value == 0.4


@pytest.mark.parametrize(
    ("above", "words"),
    [
        (0.96, "expected: more (more"),
        (0.85, "probably more (about"),
        (0.5, "may be chance"),
        (0.1, "probably fewer"),
    ],
)
def test_what_is_new_is_set_against_what_is_expected(above, words):
    held = provided(0.5, new_count=7, new_expected=3.4, newly_above=above, years=(2021, 2023))
    said = profile.growing(held)
    assert said.startswith("7 of them were registered in 2021 to 2023, where 3.4 would be expected")
    assert words in said


def test_what_is_new_without_peers_is_a_count_and_without_years_nothing():
    held = provided(None, new_count=0, years=(2021, 2023))
    assert profile.growing(held) == "None of them was registered in 2021 to 2023."
    assert profile.growing(provided(0.5)) == ""


# --- has it lasted -------------------------------------------------------------


@pytest.mark.parametrize(
    ("deciles", "words"),
    [
        ((1, 1, 1), "It was in England’s worst tenth in 2015, 2019 and 2025."),
        ((1, 2, 1), "worst tenth in 2 of 3 releases (2015 and 2025)."),
        ((2, 2, 3), "never in England’s worst tenth, and in its worst fifth in 2 of 3 releases"),
        ((5, 6, 7), "neither England’s worst tenth nor its worst fifth in 2015, 2019 and 2025"),
        ((None, 1, 1), "worst tenth in 2019 and 2025; 2015 cannot be read here"),
        ((None, None, None), ""),
    ],
)
def test_one_neighbourhood_is_read_by_its_deciles(deciles, words):
    said = lasting(Lasting(releases=(2015, 2019, 2025), deciles=deciles))
    assert words in said
    assert ("Ranks are relative" in said) == bool(words)


def test_a_larger_place_is_read_by_its_neighbourhoods_and_residents():
    held = Lasting(releases=(2015, 2019, 2025), shares=(0.4, None, 0.38), comparable=9, always=5)
    said = lasting(held)
    assert "5 of its 9 neighbourhoods that can be compared were in England’s worst tenth" in said
    assert "Residents living in that tenth: 40% in 2015 and 38% in 2025." in said


def test_nothing_lasted_where_nothing_can_be_compared():
    assert lasting(Lasting(releases=())) == ""
    assert lasting(Lasting(releases=(2025,), shares=(None,))) == ""


# --- measures ------------------------------------------------------------------


def model(pooled: float, prior: Prior | None = PRIOR) -> Model:
    return Model(pooled, pooled / 3, prior, ("E06999001",), 50)


def test_a_place_of_ones_own_expects_by_the_class_of_each_resident():
    models = {True: model(0.4), False: model(0.8)}
    measured = profile_measures.estimate(models, {True: 20_000, False: 5_000}, 9)
    assert measured.expected == pytest.approx(20 * 0.4 + 5 * 0.8)
    assert measured.rule == "caution"
    assert measured.rate == pytest.approx(9 / 25)
    known = shrinkage.posterior(PRIOR, [9], [12.0])
    assert measured.shrunk == pytest.approx(known.mean[0] * 12 / 25)
    assert measured.shrunk_low < measured.shrunk < measured.shrunk_high
    assert measured.below == pytest.approx(known.below(1.0)[0])
    assert profile_measures.new_expected(models, {True: 20_000, False: 5_000}) == pytest.approx(4)


def test_under_five_expected_there_is_no_rate():
    measured = profile_measures.estimate({True: model(0.4)}, {True: 5_000}, 1)
    assert measured.rule == "shrunk"
    assert measured.rate is measured.rate_low is measured.rate_high is None


@pytest.mark.parametrize(
    ("models", "people"),
    [
        ({}, {True: 10}),
        ({True: model(0.4)}, {False: 10}),
        ({True: model(0, None)}, {True: 9}),
        ({}, {}),
    ],
)
def test_without_peers_nothing_is_measured(models, people):
    with pytest.raises(ValueError, match="peers"):
        profile_measures.estimate(models, people, 1)


def test_the_probability_of_more_agrees_with_draws():
    rng = np.random.default_rng(4)
    ours, counts, expected = (4, 8.0), [2, 6, 12, 30], [8.0, 7.0, 9.0, 8.0]
    found = profile_measures.more(PRIOR, ours, counts, expected)
    draws = 200_000
    drawn = []
    for shape, rate, weight in zip(PRIOR.shapes, PRIOR.rates, PRIOR.weights, strict=True):
        here = rng.gamma(shape + ours[0], 1 / (rate + ours[1]), draws)
        there = rng.gamma(
            shape + np.array(counts)[:, None], 1 / (rate + np.array(expected))[:, None], (4, draws)
        )
        drawn.append(weight * (there > here).mean(axis=1))
    assert found == pytest.approx(np.sum(drawn, axis=0), abs=0.005)


def test_a_place_has_more_than_its_own_like_half_of_the_time():
    assert profile_measures.more(PRIOR, (4, 8.0), [4], [8.0])[0] == pytest.approx(0.5)


def test_new_ones_are_measured_by_the_function_of_the_build():
    counts, expected = [1, 2, 3, 4, 0], [2.0, 2.0, 2.0, 2.0, 2.0]
    assert profile_measures.growing((6, 2.0), counts, expected) > 0.6
    assert profile_measures.growing((0, 2.0), [0], [2.0]) is None


# --- the page, on the practice region ------------------------------------------


@pytest.fixture(scope="module")
def practice(practice_build) -> duckdb.DuckDBPyConnection:
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


def first(con: duckdb.DuckDBPyConnection, query: str) -> tuple:
    return con.execute(query).fetchone()


WARD = (
    "select place.place_code, place.place_name, place.council25_code, held.organisation_count, "
    "held.expected_count from mart.provision as held inner join mart.place as place "
    "using (place_level, place_code) where place_level = 'ward' "
    "and definition = 'narrow.abc.in' order by place_code limit 1"
)


def test_a_ward_says_need_who_is_there_and_what_lasted(run_app, text_of, practice, practice_build):
    code, name, council, count, expected = first(practice, WARD)
    app = run_app(PAGE, builds=practice_build, council=council, at=code)
    said = text_of(app)
    assert name in app.title[0].value.replace("\\", "")
    assert f"{count:,} registered organisation" in said
    assert f"{profile.expected_words(expected)} would be expected at the rate of" in said
    assert "Ranks are relative" in said
    assert "Groups that are on no register are not in it." in said


AUTHORITY = "Marl Estuary Combined Authority"


def test_nothing_is_expected_of_an_authority_and_its_part_is_said(run_app, text_of, practice_build):
    said = text_of(run_app(PAGE, builds=practice_build, council="E06999001", at=AUTHORITY))
    assert f"counted in {AUTHORITY}, in the 2 of its 3 councils that can be counted" in said
    assert "Counted in 2 of its 3 councils." in said
    assert "would be expected" not in said
    assert f"ranks 1 of 1 {LEVELS['authority'].many} in the practice region" in said


def test_registrations_of_an_authority_are_of_its_covered_councils(
    run_app, practice, practice_build
):
    query = (
        "select sum(registered_abc_in) from mart.registration_by_place as held where year = 2023 "
        "and tier = 'community_business' and list_contains(string_split((select any_value(basis) "
        "from mart.covered where definition = 'narrow.abc.in' and is_covered), ', '), register)"
    )
    [counted] = first(
        practice,
        f"{query} and place_level = 'council' and place_code in (select council25_code from "
        "mart.covered inner join mart.council using (council25_code) where is_covered and "
        f"definition = 'narrow.abc.in' and combined_authority_name = '{AUTHORITY}')",
    )
    [whole] = first(practice, f"{query} and place_level = 'authority'")
    assert counted < whole
    app = run_app(PAGE, builds=practice_build, council="E06999001", at=AUTHORITY)
    [read] = [
        chart.proto.alt
        for chart in app.get("plotly_chart")
        if chart.proto.alt.startswith("Columns by year")
    ]
    assert f" 2023: {counted}," in read


def test_a_place_better_off_than_every_area_would_rank_last(
    run_app, text_of, practice, practice_build
):
    code, council, total = first(
        practice,
        "select iod.lsoa21_code, home.council25_code, (select max(place_count) from "
        "mart.place_need where place_level = 'area' and domain = 'imd') from "
        "mart.need_by_neighbourhood as iod inner join mart.neighbourhood as home using "
        "(lsoa21_code) where domain = 'imd' order by release desc, score limit 1",
    )
    standings = (ROOT / "atlas" / "sql" / "profile_own_standing.sql").read_text(encoding="utf-8")
    asked = {"codes": [code], "level": "area"}
    assert practice.execute(standings, asked).fetchone() == (1.0,)
    own = code.removeprefix("E01")
    said = text_of(run_app(PAGE, builds=practice_build, council=council, at="own", own=own))
    assert f"would rank about {total:,} of {total:,} neighbourhood groups" in said


@pytest.mark.parametrize("level", ["neighbourhood", "area", "council", "authority"])
def test_every_level_is_a_whole_page(run_app, text_of, practice, practice_build, level):
    code, council = first(
        practice,
        "select lsoa21_code, council25_code from mart.neighbourhood where council25_code = "
        "'E06999001' order by 1 limit 1"
        if level == "neighbourhood"
        else "select place_name, 'E06999001' from mart.place where place_level = 'authority'"
        if level == "authority"
        else f"select place_code, council25_code from mart.place where place_level = '{level}' "
        "and council25_code = 'E06999001' order by 1 limit 1",
    )
    app = run_app(PAGE, builds=practice_build, council=council, at=code)
    said = text_of(app)
    assert "Something went wrong" not in said
    assert "The link asks" not in said
    for words in ("Need by domain", "Registered organisations", "What is new", "Organisations"):
        assert words in said or any(words in heading.value for heading in app.header)


def test_at_the_size_of_a_neighbourhood_its_group_is_measured(
    run_app, text_of, practice, practice_build
):
    code, group = first(
        practice,
        "select lsoa21_code, area_name from mart.neighbourhood where council25_code = 'E06999001' "
        "order by 1 limit 1",
    )
    said = text_of(run_app(PAGE, builds=practice_build, council="E06999001", place=code))
    assert "At the size of a neighbourhood a rate would mislead" in said
    assert group in said


def test_where_nobody_can_be_counted_provision_is_refused_and_need_is_not(
    run_app, text_of, practice, practice_build
):
    [uncovered] = first(
        practice,
        "select council25_code from mart.covered where not is_covered order by 1 limit 1",
    )
    [ward] = first(
        practice,
        "select place_code from mart.place where place_level = 'ward' and population > 0 "
        f"and council25_code = '{uncovered}' order by 1 limit 1",
    )
    said = text_of(run_app(PAGE, builds=practice_build, council=uncovered, at=ward))
    assert "is not known: this build does not hold the whole company register" in said
    assert "registered organisations are counted" not in said
    assert "Ranks are relative" in said
    assert "The list is not whole" in said


def test_a_place_of_ones_own_of_a_whole_ward_is_measured_as_that_ward(
    run_app, text_of, practice, practice_build
):
    code, _, council, count, expected = first(practice, WARD)
    own = ".".join(
        found.removeprefix("E01")
        for (found,) in practice.execute(
            "select lsoa21_code from mart.neighbourhood where ward25_code = $code order by 1",
            {"code": code},
        ).fetchall()
    )
    app = run_app(
        PAGE, builds=practice_build, council=council, at="own", own=own, own_name="North <b>side"
    )
    said = text_of(app)
    assert "North \\<b\\>side" in app.title[0].value
    assert f"{count:,} registered organisation" in said
    assert "would rank about" in said
    [is_one_class] = first(
        practice,
        f"select count(distinct is_urban) = 1 from mart.neighbourhood where ward25_code = '{code}'",
    )
    if is_one_class:
        assert f"{profile.expected_words(expected)} would be expected" in said


def test_pasting_names_what_is_refused_and_makes_the_place(
    run_app, text_of, practice, practice_build
):
    postcode, code = first(
        practice,
        "select postcode, lsoa21_code from mart.postcode where lsoa21_code in (select lsoa21_code "
        "from mart.neighbourhood where council25_code = 'E06999001') order by 1 limit 1",
    )
    app = run_app(PAGE, builds=practice_build, council="E06999001")
    app.segmented_control(key="profile_kind_control").set_value("own").run()
    app.text_area(key="own_pasted").set_value(f"{postcode.lower()}; nonsense, E01888888, S99 9ZZ")
    app.button[0].click().run()
    said = text_of(app)
    assert app.session_state["view"].study.own == (code,)
    assert "NONSENSE: not a postcode or a neighbourhood code." in said
    assert "E01888888: not a neighbourhood code of this build." in said
    assert "S99 9ZZ: not among the English postcodes of this build." in said
    assert "The postcodes pasted are 1 of the" in said


def test_another_definition_changes_the_figures_and_says_so(
    run_app, text_of, practice, practice_build
):
    code, _, council, *_ = first(practice, WARD)
    [wide] = first(
        practice,
        f"select organisation_count from mart.provision where place_code = '{code}' "
        "and definition = 'wide.abc.in'",
    )
    app = run_app(
        PAGE, builds=practice_build, council=council, at=code, tiers="community_business.wider"
    )
    said = text_of(app)
    assert f"{wide:,} registered organisation" in said
    assert "the wider social economy" in said


def test_a_build_by_hand_without_marts_of_places_says_what_it_can(run_app, text_of):
    for at in ("", rows.FIRST):
        said = text_of(run_app(PAGE, council=rows.ALDERFORD, at=at))
        assert "Something went wrong" not in said

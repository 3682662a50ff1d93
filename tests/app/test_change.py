"""Change in need: every rule that makes a sentence, a class, a ribbon or a count."""

import datetime
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import change, change_reading, registered, ribbons, text
from atlas.measures.change import movement, persistence
from atlas.menu import Measure
from atlas.ui.change_places import MOVEMENT
from tests.app import rows
from tests.map.test_palette import EYES, difference, lightness

YEARS = (2015, 2019, 2025)
IMD = Measure(
    code="imd",
    group="iod",
    release=2025,
    name="Index of Multiple Deprivation",
    kind="index",
    description="",
    source="iod",
)
CRIME = Measure(
    code="crime",
    group="iod",
    release=2025,
    name="Crime",
    kind="domain",
    description="",
    source="iod",
)


def row(number: int, deciles, *, ward="Quay", comparability="unchanged", years=YEARS):
    return {
        "lsoa21_code": f"E01{number:06}",
        "neighbourhood_name": f"Place {number:03}A",
        "area_name": "Old Town",
        "ward_name": ward,
        "population": 1_500,
        "releases": list(years),
        "ranks": [None if decile is None else decile * 3_000 for decile in deciles],
        "deciles": list(deciles),
        "comparability": [comparability] * (len(years) - 1) + ["published"],
    }


def changed(*courses, last=1, years=YEARS, **also):
    given_rows = [row(at, deciles, years=years, **also) for at, deciles in enumerate(courses)]
    return change.change(given_rows, years, last)


deciles_of = st.integers(1, 10)
courses_of = st.lists(st.tuples(deciles_of, deciles_of, deciles_of), min_size=1, max_size=60)


# --- courses -------------------------------------------------------------------


def test_a_place_without_a_decile_in_every_release_is_not_known_and_is_counted():
    held = changed((1, 1, 1), (None, None, 1), (2, 1, 1))
    assert len(held.known) == 2
    assert held.times(held.courses[1]) is None
    assert held.class_of(held.courses[1]) is None
    assert [course.code for course in held.stayed] == ["E01000000"]
    assert held.by_release == (1, 2, 2)


def test_a_release_without_a_row_is_not_known():
    lacking = row(1, (1, 1), years=(2019, 2025))
    held = change.change([lacking, {**row(2, ()), "releases": None}], YEARS, 1)
    assert held.courses[0].deciles == (None, 1, 1)
    assert held.courses[1].deciles == (None, None, None)
    assert not held.known


@given(courses_of, st.sampled_from([1, 2]))
def test_the_times_in_the_worst_part_are_those_of_the_formula(courses, last):
    held = changed(*courses, last=last)
    assert [held.times(course) for course in held.courses] == persistence(courses, last).tolist()
    assert len(held.stayed) == sum(max(course) <= last for course in courses)
    assert held.by_release[-1] - held.by_release[0] == held.entered - held.left


@given(st.lists(st.tuples(st.integers(1, 32_844), st.integers(1, 33_755)), min_size=1))
def test_movement_is_that_of_the_formula_on_published_ranks(ranks):
    before, after = zip(*ranks, strict=True)
    moved = movement(before, after, total_from=32_844, total_to=33_755)
    pairs = zip(moved.decile_from.tolist(), moved.decile_to.tolist(), strict=True)
    held = changed(*pairs, years=(2015, 2025))
    assert [course.moved for course in held.courses] == moved.steps.tolist()


@pytest.mark.parametrize(
    ("deciles", "last", "expected"),
    [
        ((1, 1, 1), 1, change.STAYED),
        ((2, 1, 2), 2, change.STAYED),
        ((1, 2, 1), 1, change.SAME),
        ((4, 3, 2), 1, change.WORSE_TWO),
        ((3, 3, 2), 1, change.WORSE),
        ((1, 1, 2), 1, change.BETTER),
        ((1, 5, 9), 1, change.BETTER_TWO),
    ],
)
def test_a_place_has_one_class_and_staying_comes_first(deciles, last, expected):
    held = changed(deciles, last=last)
    assert held.class_of(held.courses[0]) == expected


def test_wards_are_named_by_how_many_stayed_there():
    stayed = [row(at, (1, 1, 1), ward="Manor" if at < 3 else "Quay") for at in range(5)]
    held = change.change([*stayed, row(9, (9, 9, 9), ward="Dore")], YEARS, 1)
    assert held.wards(3) == [("Manor", 3), ("Quay", 2)]


# --- words ---------------------------------------------------------------------


def test_the_finding_says_how_many_of_how_many_and_in_which_years():
    held = changed((1, 1, 1), *[(5, 5, 5)] * 4)
    assert change_reading.finding(held, IMD, "Alderford") == (
        "1 in 5 of Alderford’s neighbourhoods (1 of 5) were in England’s most deprived tenth in "
        "2015, 2019 and 2025."
    )


def test_the_finding_names_the_domain_the_fifth_and_two_releases():
    held = changed((1, 2), (2, 2), (9, 9), (9, 9), last=2, years=(2019, 2025))
    assert change_reading.finding(held, CRIME, "Alderford") == (
        "Half of Alderford’s neighbourhoods (2 of 4) were in England’s most deprived fifth for "
        "crime in 2019 and 2025."
    )


def test_the_finding_of_none_and_of_all():
    none = change_reading.finding(changed((2, 1, 1), (5, 5, 5)), IMD, "Alderford")
    assert none.startswith("None of Alderford’s 2 neighbourhoods was in England’s most deprived")
    assert none.endswith("in all three of 2015, 2019 and 2025.")
    every = change_reading.finding(changed((1, 1, 1), (1, 1, 1)), IMD, "Alderford")
    assert every.startswith("All 2 of Alderford’s neighbourhoods were in England’s most deprived")


def test_nothing_known_is_said_and_never_none():
    said = change_reading.reading(changed((None, None, 1)), IMD, "Alderford")
    assert said.finding == "Change in Index of Multiple Deprivation is not known for Alderford."
    assert said.evidence == ""


@pytest.mark.parametrize(
    ("courses", "begins"),
    [
        ([(1, 1, 1), (5, 5, 1)], "Of the 2 in it in 2025, 1 was there in every release."),
        ([(1, 1, 1), (1, 1, 1), (9, 9, 9)], "Of the 2 in it in 2025, all were there in every"),
        ([(2, 1, 1), (9, 9, 9)], "Of the 1 in it in 2025, none was there in every release."),
        ([(1, 1, 3), (9, 9, 9)], "None is in it in 2025."),
        ([(9, 1, 3), (9, 9, 9)], "None was in it in 2015 or in 2025 either."),
    ],
)
def test_the_evidence_says_how_many_of_those_there_now_were_always_there(courses, begins):
    said = change_reading.reading(changed(*courses), IMD, "Alderford")
    assert said.evidence.startswith(begins)


def test_only_wards_with_more_than_one_are_named():
    many = change_reading.reading(changed((1, 1, 1), (1, 1, 1)), IMD, "Alderford")
    assert many.evidence.endswith("The wards with most that stayed: Quay (2).")
    assert "wards" not in change_reading.reading(changed((1, 1, 1)), IMD, "Alderford").evidence


@given(courses_of, st.sampled_from([1, 2]))
def test_titles_have_ten_words_or_fewer_and_say_what_the_figures_say(courses, last):
    held = changed(*courses, last=last)
    assert len(change_reading.title(held).split()) <= 10
    assert len(change_reading.moved_title(held).split()) <= 11
    assert f"{held.entered or 'no'} neighbourhood" in change_reading.title(held)
    assert f"{held.left or 'none'} left" in change_reading.title(held)


def test_movement_is_said_in_tenths_and_towards_what():
    said = change_reading.moved(changed((5, 4, 3), (1, 1, 1), (4, 6, 8), (2, 2, 4)))
    assert said == (
        "From 2015 to 2025, 1 of 4 are in the same tenth of England. 1 moved two or more tenths "
        "towards more deprived, 2 two or more towards less."
    )
    assert change_reading.moved(changed((None, None, 1))) == ""


def test_the_cautions_come_particular_first_and_always_say_what_is_not_proved():
    lost = row(1, (None, None, 1), comparability="merged")
    split = row(2, (3, 3, 2), comparability="split")
    said = change_reading.cautions(change.change([lost, split, row(3, (1, 1, 1))], YEARS, 1))
    assert said == (
        "1 neighbourhood cannot be followed, because boundaries were merged or redrawn: not "
        "known, and it is left out.",
        "1 neighbourhood is part of one that was split: older ranks are its parent’s.",
        change_reading.RANKS,
        change_reading.REMADE,
        change_reading.PROOF,
    )
    assert "20 are new and 14 changed" in change_reading.REMADE


def test_a_missing_figure_is_not_called_a_boundary():
    said = change_reading.cautions(changed((None, 1, 1), (1, 1, 1)))
    assert "a boundary or a figure is missing" in said[0]


def test_the_new_indicators_are_no_caution_before_they_came():
    said = change_reading.cautions(changed((1, 1), (2, 2), years=(2015, 2019)))
    assert change_reading.REMADE not in said


@pytest.mark.parametrize(
    ("deciles", "meaning"),
    [
        ((1, 1, 1), "in England’s worst tenth throughout"),
        ((3, 1, 3), "in the same tenth as in 2015"),
        ((3, 3, 2), "1 tenth more deprived than in 2015"),
        ((3, 3, 6), "3 tenths less deprived than in 2015"),
        ((None, 3, 6), "no figure in every release"),
    ],
)
def test_a_course_says_what_it_means(deciles, meaning):
    held = changed(deciles)
    assert change_reading.course_meaning(held, held.courses[0]) == meaning


def test_a_course_says_that_its_boundary_changed_or_that_it_was_split():
    lost = changed((None, None, 3), comparability="irregular")
    assert change_reading.course_meaning(lost, lost.courses[0]) == "its boundary has changed"
    split = changed((2, 2, 2), comparability="split")
    said = change_reading.course_meaning(split, split.courses[0])
    assert said.endswith("split since, older ranks are its parent’s")
    assert change_reading.course_line(lost, lost.courses[0]) == (
        "decile not known in 2015, not known in 2019 and 3 in 2025"
    )


def test_the_alternative_text_has_the_figures():
    said = change_reading.alt(changed((1, 1, 1), (1, 2, 2), (9, 9, 9)))
    assert "2 in 2015, 1 in 2019 and 1 in 2025; 1 were in it every time" in said


def council(name, followed, stayed, all_of_them=None):
    return {
        "council25_code": f"E06{name}",
        "council_name": name,
        "neighbourhood_count": all_of_them or followed,
        "known_count": followed,
        "worst_count": stayed,
        "share": stayed / followed if followed else None,
    }


def test_england_is_read_by_council_with_what_cannot_be_followed():
    found = [council("Ash", 10, 5), council("Bow", 40, 2, 41), council("Cam", 5, 0)]
    said = change_reading.england([*found, council("Nil", 0, 0)], IMD, 1, YEARS)
    assert said.finding == (
        "2 of 3 councils have a neighbourhood that was in England’s most deprived tenth in 2015, "
        "2019 and 2025."
    )
    assert said.evidence == (
        "7 of 55 neighbourhoods were there throughout. Their share is largest in Ash (50%) and "
        "Bow (5%)."
    )
    assert said.cautions[0] == "1 neighbourhood cannot be followed; left out."
    assert change_reading.PROOF in said.cautions
    assert "not known" in change_reading.england([council("Nil", 0, 0)], IMD, 1, YEARS).finding


# --- ribbons -------------------------------------------------------------------


@given(courses_of, st.sampled_from([1, 2]))
def test_every_neighbourhood_is_in_one_band_of_each_release_and_one_ribbon_of_each_step(
    courses, last
):
    held = changed(*courses, last=last)
    stacks = ribbons.blocks(held)
    for at in range(3):
        assert sum(block.count for block in stacks if block.at == at) == len(courses)
    drawn = ribbons.ribbons(held)
    for at in range(2):
        assert sum(ribbon.count for ribbon in drawn if ribbon.at == at) == len(courses)
    assert sum(line["count"] for line in ribbons.flow_rows(held)) == 2 * len(courses)
    assert len(ribbons.band_labels(last)) == len(ribbons.bands(last))


@given(courses_of, st.sampled_from([1, 2]))
def test_ribbons_fill_their_bands_without_lying_over_each_other(courses, last):
    held = changed(*courses, last=last)
    drawn = ribbons.ribbons(held)
    for block in ribbons.blocks(held):
        starts = [(r.top, r.count) for r in drawn if (r.at, r.source) == (block.at, block.band)]
        ends = [
            (r.end_top, r.count) for r in drawn if (r.at + 1, r.target) == (block.at, block.band)
        ]
        for side in (starts, ends):
            spans = sorted(side)
            if spans:
                assert spans[0][0] == pytest.approx(block.top)
                assert spans[-1][0] + spans[-1][1] == pytest.approx(block.bottom)
            for (top, count), (below, _) in itertools.pairwise(spans):
                assert top + count == pytest.approx(below)


def test_those_that_stayed_are_the_top_of_the_worst_band():
    held = changed((1, 2, 1), (1, 1, 1), (1, 1, 9))
    first = ribbons.ribbons(held)[0]
    assert first.is_stayed
    assert (first.top, first.end_top, first.count) == (0, 0, 1)


def test_a_ribbon_begins_and_ends_where_its_bands_are():
    ribbon = ribbons.Ribbon(0, 0, 1, 2.0, 10.0, 3, is_stayed=False)
    x, y = ribbons.curve(ribbon, points=4)
    assert (x[0], y[0], x[4], y[4]) == (0, 2, 1, 10)
    assert (x[5], y[5], x[-1], y[-1]) == (1, 13, 0, 5)


# --- colours -------------------------------------------------------------------


@pytest.mark.parametrize("eye", EYES)
def test_no_two_classes_of_movement_look_alike_to_any_eye(eye):
    assert min(difference(eye, a, b) for a, b in itertools.combinations(MOVEMENT, 2)) > 15


def test_every_class_of_movement_is_told_from_the_next_on_a_grey_printer():
    shades = sorted(lightness(colour) for colour in MOVEMENT)
    assert min(b - a for a, b in itertools.pairwise(shades)) > 12
    assert len(MOVEMENT) == len(change.CLASSES) == len(change_reading.class_labels(1))


# --- registrations over time ---------------------------------------------------


def register(**also):
    return {
        "source": "fca_mutuals",
        "title": "Mutuals Public Register",
        "publisher": "Financial Conduct Authority",
        "coverage": "complete",
        "removed_count": 100,
        "known_count": 95,
        "newest_on": datetime.date(2025, 3, 1),
    } | also


def test_removals_are_read_only_where_the_register_is_whole_and_keeps_the_gone():
    assert registered.keeps_the_gone(register())
    assert not registered.keeps_the_gone(register(coverage="partial"))
    assert not registered.keeps_the_gone(register(removed_count=0, known_count=0))
    assert not registered.keeps_the_gone(register(known_count=80))


def test_what_another_source_says_of_a_company_that_is_gone_is_no_removal():
    assert not registered.keeps_the_gone(register(source="companies_house"))


def test_a_year_without_a_row_of_a_whole_register_is_a_true_nought():
    held = [{"year": 2022, "registered_count": 4, "removed_count": 1}]
    found = registered.turns(held, 2023, shown=3)
    assert [(turn.year, turn.registered, turn.removed) for turn in found] == [
        (2021, 0, 0),
        (2022, 4, 1),
        (2023, 0, 0),
    ]


@pytest.mark.parametrize(
    ("came", "went", "said"),
    [
        (4, 1, "The net change is 3 more."),
        (1, 4, "The net change is 3 fewer."),
        (2, 2, "As many came as went."),
    ],
)
def test_the_net_change_says_which_way(came, went, said):
    found = [registered.Turn(2023, came, went)]
    assert registered.net(found) == said
    title = registered.title(found, ("society", "societies"))
    noun = "society" if came == 1 else "societies"
    assert title == f"{came} {noun} registered, {went} removed since 2023"
    assert len(title.split()) <= 10


def test_what_is_new_is_said_of_whole_years_and_what_came_since_beside_it():
    assert registered.new_title(1, 2021, 2023) == (
        "1 of those listed was registered in 2021 to 2023"
    )
    assert registered.new_title(0, 2021, 2023).startswith("None of those listed were")
    held = [{"year": 2024, "organisation_count": 7, "newest_on": datetime.date(2024, 10, 30)}]
    assert registered.so_far(held, 2023) == "7 more so far in 2024, to 30 October 2024."
    assert registered.so_far(held, 2024) == ""


def test_each_register_that_is_silent_of_removals_says_why():
    held = [
        register(source="companies_house", title="Company file", publisher="Companies House"),
        register(source="charity_commission", title="Charities", publisher="CCEW", known_count=0),
        register(coverage="partial"),
    ]
    said = registered.silent(held)
    assert "Only those still there are in the Company file (Companies House)." in said
    assert "Those that left have no day or no place in the Charities (CCEW)." in said
    assert "Only a part is held here of the Mutuals Public Register" in said
    assert registered.silent([]) == ""


# --- queries and the page ------------------------------------------------------


def test_the_courses_of_a_council_come_as_lists_oldest_first(ask):
    found = {
        held["lsoa21_code"]: held
        for held in ask("change_need", council=rows.ALDERFORD, domain="imd")
    }
    assert found[rows.FIRST]["releases"] == [2019, 2025]
    assert found[rows.SECOND]["deciles"] == [None, 3]
    assert found[rows.SECOND]["comparability"] == ["merged", "published"]
    assert list(found) == sorted(found)


def test_a_neighbourhood_without_any_release_is_there(ask):
    [held] = ask("change_need", council=rows.SALTMERE, domain="cni")
    assert held["lsoa21_code"] == rows.SALT_FIRST
    assert held["releases"] is None


def test_councils_are_counted_as_their_neighbourhoods_are(ask):
    for last in (1, 2):
        found = {
            held["council25_code"]: held
            for held in ask("change_by_council", domain="imd", last=last)
        }
        for code in (rows.ALDERFORD, rows.SALTMERE):
            courses = ask("change_need", council=code, domain="imd")
            held = change.change(courses, (2019, 2025), last)
            assert found[code]["known_count"] == len(held.known)
            assert found[code]["worst_count"] == len(held.stayed)
        assert found[rows.EMPTYHAM]["share"] is None


def test_the_page_counts_the_unknown_and_says_what_is_not_proved(run_app, text_of):
    said = text_of(run_app("pages/change.py", council=rows.ALDERFORD))
    assert "Half of Alderford’s neighbourhoods \\(1 of 2\\) were in England’s" in said
    assert "1 neighbourhood cannot be followed, because boundaries were merged or redrawn" in said
    assert change_reading.PROOF in said
    assert change_reading.RANKS in said


def test_the_worst_fifth_is_in_the_link(run_app, text_of):
    app = run_app("pages/change.py", council=rows.ALDERFORD, worst="fifth")
    assert "most deprived fifth" in text_of(app)
    assert app.session_state["view_written"]["worst"] == "fifth"
    app.selectbox(key="change_worst").select("tenth").run()
    assert "most deprived tenth" in text_of(app)


def test_a_measure_of_one_release_gives_way_and_says_so(run_app, text_of):
    said = text_of(run_app("pages/change.py", council=rows.ALDERFORD, measure="cni"))
    assert "Community Needs Index has one release here" in said
    assert "most deprived tenth" in said


def test_registrations_are_not_known_where_the_company_register_is_not_whole(run_app, text_of):
    said = text_of(run_app("pages/change.py", council=rows.SALTMERE))
    assert "What is newly registered in Saltmere is not known." in said


def test_the_table_goes_with_its_origin(run_app, taken):
    app = run_app("pages/change.py", council=rows.ALDERFORD)
    app.session_state["change_list_table"] = True
    app.run()
    held = taken[f"change-imd-{rows.ALDERFORD}.csv"]
    assert "PRACTICE" in held
    assert change_reading.PROOF in held
    assert "Alderford 001C" in held


def test_nothing_is_not_a_number():
    assert math.isnan(persistence([[math.nan, 1.0]], 1)[0])
    assert text.NOT_KNOWN in change_reading.reading(changed(), IMD, "Alderford").finding

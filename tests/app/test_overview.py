"""The opening screen: its figures, its sketch, and what it says where a figure is not known."""

import json
import re
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import overview, palette
from atlas.coverage import COMPLETE, MISSING, PARTIAL, Provision
from atlas.sketch import picture_html, sketch
from tests.app import rows
from tests.app.test_queries import CHOSEN

WHOLE, PART, NONE = Provision(COMPLETE), Provision(PARTIAL), Provision(MISSING)
SQUARE = '{"type": "Polygon", "coordinates": [[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]]}'


def places(*deciles: int | None) -> list[dict]:
    return [{"decile": decile} for decile in deciles]


def year(number: int | None, count: int) -> dict:
    return {"year": number, "newest_on": date(2025, 3, 1), "organisation_count": count}


def test_need_is_a_count_of_a_whole_and_how_people_say_it():
    found = overview.need(places(1, 1, 5, 10), "")
    assert (found.figure, found.counts) == (
        "2 of 4",
        "neighbourhoods are in England’s most deprived tenth: half",
    )


def test_a_rank_that_is_not_known_is_left_out_of_the_whole():
    assert overview.need(places(1, None), "").figure == "1 of 1"
    assert overview.need(places(None), "").figure == "not known"


def test_a_council_is_placed_among_those_whose_share_is_known():
    councils = [
        {"council25_code": code, "share": share}
        for code, share in (("A", 0.5), ("B", 0.2), ("C", 0.2), ("D", None))
    ]
    said = overview.standing(councils, "B", "England")
    assert said == "Of England’s 3 councils 1 has a larger share."
    assert "largest share" in overview.standing(councils, "A", "England")
    assert overview.standing(councils, "D", "England") == ""
    assert "practice region" in overview.standing(councils, "C", "Eastmere")


BY_GRADE = [
    {"address_grade": "A", "organisation_count": 2},
    {"address_grade": "C", "organisation_count": 5},
]


def test_a_count_says_what_it_counts_and_how_sure_it_is():
    found = overview.there(BY_GRADE, "registered bodies", "", "Counted: so.", is_covered=True)
    assert (found.figure, found.counts) == ("7", "registered bodies")
    assert found.says[0] == "Counted: so."
    assert found.lines == ("How sure: 2 confirmed here and 5 registered here.",)
    assert found.says[1].startswith("A: activity at this place confirmed")


def test_a_council_that_is_not_covered_has_no_number():
    found = overview.there(BY_GRADE, "registered bodies", "", "Not known.", is_covered=False)
    assert found.figure == "not known"
    assert not re.search(r"\d", found.counts)


def test_a_partial_register_makes_every_figure_at_least_and_says_no_share():
    found = overview.growing([year(2024, 3), year(None, 1)], PART)
    assert found.figure == "at least 3"
    assert found.counts == "of them were registered in 2022 to 2024"
    assert overview.growing([year(2024, 4)], NONE).figure == "not known"
    assert overview.growing([], WHOLE).figure == "not known"


def test_new_ones_are_a_share_of_those_whose_day_is_known():
    found = overview.growing([year(2010, 6), year(2024, 2), year(2025, 1), year(None, 9)], WHOLE)
    assert found.figure == "2"
    assert found.counts == "of them were registered in 2022 to 2024: about 1 in 4"
    undated = "Of 9 the day is not known; they are left out."
    assert found.lines == (undated, overview.STILL_THERE)
    assert found.says == ("1 more so far in 2025, to 1 March 2025.", undated)


def test_bodies_without_any_day_are_no_sign_that_nothing_is_new():
    assert overview.growing([year(None, 84)], PART).figure == "not known"


def test_a_year_without_registrations_is_a_nought_only_where_the_registers_are_whole():
    rows = [year(2022, 3), year(2025, 9), year(None, 1)]
    whole = overview.years(rows, WHOLE, shown=4)
    assert whole == [(2021, 0), (2022, 3), (2023, 0), (2024, 0)]
    part = overview.years(rows, PART, shown=4)
    assert part == [(2021, None), (2022, 3), (2023, None), (2024, None)]


def test_the_figure_is_the_sum_of_the_coloured_columns():
    rows = [year(number, number - 2000) for number in range(2010, 2026)]
    coloured = overview.years(rows, WHOLE)[-overview.NEW_YEARS :]
    found = overview.growing(rows, WHOLE)
    assert found.figure == str(sum(count for _, count in coloured))


def test_a_date_after_the_build_is_a_slip_and_moves_no_year(ask):
    found = ask(
        "registrations_by_year", council=rows.ALDERFORD, built_on=date(2024, 12, 31), **CHOSEN
    )
    assert {row["year"] for row in found} == {2020, None}
    assert found[0]["newest_on"].year == 2020


def test_a_council_is_compared_with_the_others_pooled_and_never_with_itself():
    covered = [
        {"council25_code": code, "population": 1000, "organisation_count": count}
        for code, count in (("A", 1), ("B", 2), ("C", 6))
    ]
    said = overview.per_1000(covered, "A", "That is")
    assert said == (
        "That is 1.00 for every 1,000 residents; 4.00 in the 2 other councils that can be counted."
    )
    assert "No other council" in overview.per_1000(covered[:1], "A", "That is")


def test_a_council_that_cannot_be_counted_is_compared_with_none():
    covered = [{"council25_code": "B", "population": 1000, "organisation_count": 2}]
    assert overview.per_1000(covered, "A", "That is").startswith("Not every register")


def test_nobody_listed_is_said_only_where_the_registers_are_whole():
    empty = {"organisations": None, "organisation_count": 0}
    assert overview.who(empty, WHOLE) == "none listed"
    assert overview.who(empty, PART) == "not known"
    three = {"organisations": ["A", "B", "C"], "organisation_count": 5}
    assert overview.who(three, WHOLE) == "A, B and 3 more"


def test_a_sketch_keeps_north_up_and_proportions_as_on_the_ground():
    drawn = sketch({"E01": SQUARE}, width=100, height=100)
    # At 50.5 degrees north a degree of longitude is 0.64 of a degree of latitude.
    assert (drawn.width, drawn.height) == (64, 100)
    assert drawn.paths["E01"] == "M0,100l64,0 0,-100 -64,0z"


def test_a_sketch_of_nothing_is_an_empty_picture():
    assert sketch({}).paths == {}


@given(st.lists(st.floats(-6, 2), min_size=4, max_size=40))
def test_no_ring_leaves_the_box(numbers):
    ring = [[x, 50 + i / 10] for i, x in enumerate(numbers)]
    shape = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
    drawn = sketch({"E01": shape, "E02": SQUARE}, width=120, height=90)
    assert drawn.width <= 120
    assert drawn.height <= 90
    at, farthest = [0, 0], [0, 0]
    for part in re.findall(r"M(-?\d+),(-?\d+)l([^z]*)", drawn.paths["E01"]):
        at = [int(part[0]), int(part[1])]
        for step in part[2].split():
            at = [at[n] + int(value) for n, value in enumerate(step.split(","))]
            farthest = [max(one, other) for one, other in zip(farthest, at, strict=True)]
            assert min(at) >= 0
    assert farthest[0] <= 120
    assert farthest[1] <= 90


def test_what_is_not_known_has_its_own_colour_in_a_sketch_and_its_words_are_escaped():
    drawn = sketch({"E01": SQUARE, "E02": SQUARE})
    picture = unquote(picture_html(drawn, {"E01": 1}, palette.NEED, 'A "map" <b>'))
    assert palette.NEED[0] in picture
    assert palette.NOT_KNOWN_LAND in picture
    assert 'alt="A &quot;map&quot; &lt;b&gt;"' in picture


def test_greatest_need_comes_first_with_who_is_listed_there(ask):
    found = ask(
        "greatest_need", council=rows.ALDERFORD, domain="imd", release=2025, most=2, **CHOSEN
    )
    assert [row["lsoa21_code"] for row in found] == [rows.FIRST, rows.SECOND]
    assert found[0]["organisation_count"] == len(found[0]["organisations"])


def test_only_councils_with_every_register_whole_are_compared(ask):
    found = ask("provision_where_covered", registers=["companies_house"], **CHOSEN)
    assert rows.SALTMERE not in {row["council25_code"] for row in found}
    assert rows.ALDERFORD in {row["council25_code"] for row in found}


@pytest.mark.parametrize("council", [rows.ALDERFORD, rows.SALTMERE, rows.EMPTYHAM, "england"])
def test_the_overview_opens_first_and_is_whole_for_every_council(run_app, text_of, council):
    said = text_of(run_app("pages/overview.py", council=council))
    assert "at a glance" in said
    assert "Says who?" in said
    assert "Something went wrong" not in said


def test_a_choice_of_the_maps_own_is_not_counted_here_and_the_page_says_so(run_app, text_of):
    said = text_of(run_app("pages/overview.py", council=rows.ALDERFORD, tiers="none"))
    assert "not one of the twelve counted here" in said


def test_a_council_whose_company_register_is_missing_has_no_figure_for_who_is_there(
    run_app, text_of
):
    said = text_of(run_app("pages/overview.py", council=rows.SALTMERE))
    assert "How many organisations there are in Saltmere is not known" in said
    assert "not known: the company register is not held here in full." in said

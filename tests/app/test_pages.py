"""Every view, on every kind of build: a page is words and figures, never a traceback."""

import pytest
from streamlit.testing.v1 import AppTest

from atlas.ui import frames, origin
from atlas.ui.views import VIEWS
from atlas.warehouse import CONTRACT
from tests.app import rows
from tests.conftest import ROOT

EVERY_VIEW = pytest.mark.parametrize("script", [view.script for view in VIEWS])
BROKEN = "Something went wrong"


@EVERY_VIEW
def test_the_default_is_the_best_covered_council(run_app, text_of, script):
    app = run_app(script)
    assert BROKEN not in text_of(app)
    assert app.selectbox(key="council_picker").value == rows.ALDERFORD


@EVERY_VIEW
def test_a_link_opens_exactly_what_it_names(run_app, text_of, script):
    app = run_app(script, council=rows.SALTMERE, measure="cni", place=rows.SALT_FIRST)
    assert BROKEN not in text_of(app)
    assert app.selectbox(key="council_picker").value == rows.SALTMERE
    assert "The link asks" not in text_of(app)


@EVERY_VIEW
def test_a_link_to_what_we_do_not_hold_says_so(run_app, text_of, script):
    app = run_app(script, council="E06000099", measure="<b>", release="1812", place="here")
    said = text_of(app)
    assert BROKEN not in said
    assert "The link asks for the council E06000099" in said
    assert "&lt;b&gt;" in said
    assert "The link asks for the neighbourhood here" in said
    assert "The link asks for the release 1812" in said


@EVERY_VIEW
def test_a_council_without_neighbourhoods_is_a_sentence_in_a_whole_frame(run_app, text_of, script):
    app = run_app(script, council=rows.EMPTYHAM)
    said = text_of(app)
    assert BROKEN not in said
    assert "Build by-hand" in said
    assert app.session_state["view_written"]["council"] == rows.EMPTYHAM


@EVERY_VIEW
def test_england_is_a_view_like_any_other(run_app, text_of, script):
    for measure in ("imd", "cni", "double"):
        assert BROKEN not in text_of(run_app(script, council="england", measure=measure))


@EVERY_VIEW
@pytest.mark.parametrize(
    "gone",
    [
        ("mart.need_by_neighbourhood", "mart.measure", "mart.community_need_by_neighbourhood"),
        ("mart.organisation", "mart.organisation_site", "mart.register_coverage"),
        ("mart.tier_register", "mart.organisation_identifier"),
        ("mart.map_file",),
        ("meta.source", "meta.refused", "meta.check_result"),
        ("mart.council", "mart.neighbourhood"),
    ],
    ids=lambda gone: gone[0],
)
def test_an_absent_source_is_a_smaller_app(run_app, text_of, tmp_path, script, gone):
    given = rows.tables(f"without-{gone[0]}-{script[6:9]}")
    given |= {name: rows.emptied(given[name]) for name in gone}
    builds = rows.write_build(tmp_path / "builds", given)
    said = text_of(run_app(script, builds=builds))
    assert BROKEN not in said
    assert "Build without-" in said or "mart.council" in gone


def test_a_council_without_companies_is_not_known_and_never_none(run_app, text_of):
    said = text_of(run_app(council=rows.SALTMERE, place=rows.SALT_FIRST))
    assert "is not known" in said
    assert "no Saltmere entries of the Companies House register" in said
    assert "No organisation" not in said
    assert "0 organisations" not in said


def test_a_fully_covered_council_is_counted_with_its_grades(run_app, text_of):
    said = text_of(run_app(council=rows.ALDERFORD))
    assert "2 organisations are listed in Alderford: 1 of grade A and 1 of grade C." in said
    assert "Groups that are on no register are not in it." in said


def test_practice_data_say_so_on_every_page_and_real_data_do_not(run_app, text_of, tmp_path):
    for view in VIEWS:
        assert "PRACTICE DATA" in text_of(run_app(view.script))
    real = rows.write_build(tmp_path / "real", rows.tables("real", is_practice=False))
    for view in VIEWS:
        assert "PRACTICE DATA" not in text_of(run_app(view.script, builds=real))


def test_a_hostile_name_is_text(run_app, text_of):
    said = text_of(run_app(council=rows.ALDERFORD, place=rows.FIRST))
    assert "&lt;img src=x onerror=&quot;boom()&quot;&gt; :red[x] $y$" in said
    assert "<img" not in said
    assert "javascript:" not in said
    assert 'href="http://www.quaykitchen.example.org"' in said


def test_a_charity_is_placed_in_its_neighbourhood_only(run_app, text_of):
    said = text_of(run_app(council=rows.ALDERFORD, place=rows.SECOND, tiers="wider"))
    assert "Placed in this neighbourhood only" in said


def test_choosing_no_organisations_is_not_the_same_as_none_there(run_app, text_of):
    for params in ({"tiers": "none"}, {"grades": "none"}, {"forms": "none"}):
        said = text_of(run_app(council=rows.ALDERFORD, place=rows.FIRST, **params))
        assert "No organisations are chosen" in said
        assert "none chosen" in said
        assert "is listed in" not in said


def test_what_is_left_out_is_listed_as_soon_as_it_is_chosen(run_app, text_of):
    for params in ({}, {"grades": "none"}, {"grades": "ABCX"}, {"grades": "X"}):
        said = text_of(run_app(council=rows.ALDERFORD, place=rows.THIRD, tiers="out", **params))
        assert "Old Hall Flats" in said
        assert "grade X: left out, to check" in said
        assert "The link asks" not in said


def test_an_old_link_with_grade_x_lists_what_it_listed_but_does_not_choose_a_kind(run_app, text_of):
    app = run_app(council=rows.ALDERFORD, place=rows.THIRD, grades="ABCX")
    said = text_of(app)
    assert "Old Hall Flats" not in said
    assert "grade X: left out" not in said
    [grades] = [pills for pills in app.get("button_group") if pills.label == "Address grades"]
    assert [option.content for option in grades.proto.options] == ["A", "B", "C", "D"]


def test_hollow_points_are_explained_by_what_is_chosen(run_app, text_of):
    said = text_of(run_app(council=rows.ALDERFORD, grades="ABCD"))
    assert "grade D: the place is not well known" in said
    said = text_of(run_app(council=rows.ALDERFORD, grades="ABCD", tiers="wider.out"))
    assert "grade D or X" in said


def test_the_organisations_of_a_table_name_their_registers(run_app, text_of, taken):
    said = text_of(run_app(council=rows.ALDERFORD, place=rows.FIRST))
    assert "Organisations: Companies House (" in said
    for held in (taken["imd-2025-E06999101.csv"], taken[f"organisations-{rows.FIRST}.csv"]):
        assert "Companies House register, Companies House, release" in held
        assert "ODbL 1.0 (Organisations across registers)" in held
        assert "Postcode directory" in held
        assert "Mutuals Public Register, " not in held  # it is not loaded
    assert "Community Needs Index" not in taken["imd-2025-E06999101.csv"]
    assert "Population estimates" in taken["imd-2025-E06999101.csv"]


def test_englands_table_lists_no_organisations_and_names_no_register(run_app, taken):
    run_app(council="england")
    [held] = taken.values()
    assert "English Indices of Deprivation 2025" in held
    assert "Companies House" not in held
    assert "organisations:" not in held


def test_every_source_that_is_named_beside_the_measure_is_one_we_know():
    known = {path.stem for path in (ROOT / "etl" / "sources").glob("*.py")}
    assert {*origin.PLACES, *origin.JOINS} <= known


def test_nothing_is_there_to_be_taken_away_until_it_is_asked_for(run_app):
    app = run_app(council=rows.ALDERFORD, place=rows.FIRST)
    labels = [folded.label for folded in app.expander]
    assert sum(label.startswith("Take it away") for label in labels) == 3
    assert not app.get("download_button")


@pytest.mark.usefixtures("opened")
def test_who_is_there_and_the_map_can_be_taken_away(run_app):
    app = run_app(council=rows.ALDERFORD, place=rows.FIRST)
    assert [button.proto.label for button in app.get("download_button")] == [
        "Picture (png)",  # the map, whatever is open below it
        "Picture in grey (png)",
        "Drawing (svg)",
        "Table (csv, 3 rows)",
        "Workbook (xlsx, 3 rows)",
        "Table (csv, 2 rows)",  # need
        "Workbook (xlsx, 2 rows)",
        "Table (csv, 2 rows)",  # who is there
        "Workbook (xlsx, 2 rows)",
    ]
    assert all(button.proto.deferred_file_id for button in app.get("download_button"))


def test_no_build_is_an_instruction(run_app, text_of, tmp_path):
    said = text_of(run_app(builds=tmp_path))
    assert "make run" in said


def test_a_build_of_another_contract_is_a_sentence(run_app, text_of, tmp_path):
    builds = rows.write_build(tmp_path / "new", rows.tables("tomorrow"), contract=CONTRACT + 1)
    assert f"keeps contract {CONTRACT + 1}" in text_of(run_app(builds=builds))


def test_a_new_build_is_seen_by_the_next_run(run_app, text_of, tmp_path):
    builds = rows.write_build(tmp_path / "two", rows.tables("one"))
    app = run_app(builds=builds)
    assert "Build one" in text_of(app)
    rows.write_build(builds, rows.tables("two"))
    assert "Build two" in text_of(app.run())


def test_one_run_reads_one_build_whatever_is_published_meanwhile(tmp_path, monkeypatch, text_of):
    def two_looks(folder):
        import streamlit as st

        from atlas.ui import frames
        from tests.app import rows

        frames.begin()
        before = frames.build()["build_id"]
        rows.write_build(folder, rows.tables(f"after-{before}"))
        st.text(f"{before} then {frames.build()['build_id']} of {frames.warehouse().build_id}")

    monkeypatch.setenv("ATLAS_BUILDS", str(rows.write_build(tmp_path, rows.tables("first"))))
    app = AppTest.from_function(two_looks, args=(tmp_path,)).run()
    assert text_of(app) == "first then first of first"
    assert text_of(app.run()) == "after-first then after-first of after-first"


def test_a_page_holds_on_to_its_build_until_its_next_run(run_app, tmp_path):
    builds = rows.write_build(tmp_path / "held", rows.tables("held-one"))
    app = run_app(builds=builds)
    rows.write_build(builds, rows.tables("held-two"))
    assert app.session_state[frames.HELD].build_id == "held-one"
    assert app.run().session_state[frames.HELD].build_id == "held-two"


def test_the_codes_of_a_build_are_read_once_and_not_once_a_run(hand_build, monkeypatch, text_of):
    def same():
        import streamlit as st

        from atlas.ui import frames

        first = st.session_state.setdefault("first", frames.known())
        st.text(f"the same: {first is frames.known()}")

    monkeypatch.setenv("ATLAS_BUILDS", str(hand_build))
    app = AppTest.from_function(same).run()
    assert text_of(app.run()) == "the same: True"


def test_a_neighbourhood_in_no_council_cannot_be_opened_and_says_so(run_app, text_of, tmp_path):
    given = rows.tables("nowhere")
    lost = rows.place("E01999301", "Nowhere 001A", None, "Nowhere") | {"council_name": None}
    given["mart.neighbourhood"].append(lost)
    given["mart.postcode"].append(
        {"postcode": "ZZ9 9ZZ", "postcode_key": "ZZ99ZZ", "lsoa21_code": "E01999301"}
    )
    app = run_app(builds=rows.write_build(tmp_path / "builds", given), place="E01999301")
    said = text_of(app)
    assert BROKEN not in said
    assert "The link asks for the neighbourhood E01999301" in said
    app.text_input(key="My neighbourhood").input("ZZ9 9ZZ").run()
    assert "ZZ9 9ZZ is in Nowhere 001A, which this build places in no council" in text_of(app)


def test_any_writing_of_a_postcode_finds_its_neighbourhood(run_app):
    app = run_app()
    app.text_input(key="My neighbourhood").input(" zz1  1aa ").run()
    assert app.selectbox(key="place").value == rows.SALT_FIRST
    assert app.selectbox(key="council_picker").value == rows.SALTMERE


def test_a_postcode_we_do_not_hold_is_a_sentence(run_app, text_of):
    app = run_app()
    app.text_input(key="My neighbourhood").input("AB1 2CD").run()
    assert "AB1 2CD is not among the English postcodes" in text_of(app)
    app.text_input(key="My neighbourhood").input("<b>hello</b>").run()
    assert "“&lt;b&gt;hello&lt;/b&gt;” does not look like a postcode" in text_of(app)


def test_choosing_another_measure_keeps_the_rest(run_app, text_of):
    app = run_app(council=rows.ALDERFORD, place=rows.FIRST)
    app.selectbox(key="measure").select("cni").run()
    assert app.selectbox(key="place").value == rows.FIRST
    assert app.selectbox(key="release").value == 2023
    app.selectbox(key="measure").select("double").run()
    assert "on both indices" in text_of(app)


def test_the_address_follows_the_widgets_and_back_brings_them_back(run_app):
    app = run_app(council=rows.ALDERFORD)
    app.selectbox(key="council_picker").select(rows.SALTMERE).run()
    assert app.query_params["council"] in (rows.SALTMERE, [rows.SALTMERE])
    app.query_params["council"] = rows.ALDERFORD
    app.run()
    assert app.selectbox(key="council_picker").value == rows.ALDERFORD


def test_a_change_that_crosses_its_own_address_on_the_way_is_kept(run_app):
    app = run_app(council=rows.ALDERFORD)
    app.selectbox(key="measure").select("cni").run()
    app.query_params["measure"] = "imd"  # as the browser still has it when it sends what follows
    app.selectbox(key="council_picker").select(rows.SALTMERE).run()
    assert app.selectbox(key="council_picker").value == rows.SALTMERE
    assert app.selectbox(key="measure").value == "cni"


def test_a_measure_that_lost_its_neighbourhoods_says_how_many(run_app, text_of):
    said = text_of(run_app(council=rows.ALDERFORD, release="2019"))
    assert "1 neighbourhood cannot be read in this release" in said
    assert "2 neighbourhoods split since 2019" in said

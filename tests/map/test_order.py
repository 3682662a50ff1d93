"""What the map sends to the browser, and what it believes of what comes back."""

import json
import re

import pytest
import streamlit as st

from atlas import palette
from atlas.drawings import Legend, Shade
from atlas.map_files import FOLDERS
from atlas.ui import maps
from atlas.ui.map import served

BROWSER = FOLDERS["browser"]
SHADES = {
    "E01000001": Shade(1, "Rank 4", "in the most deprived tenth"),
    "E01000002": Shade(5, "Rank 32,000", "in the least deprived tenth"),
    "E01000003": Shade(None, "not known", "no figure in this release"),
    "E01000004": Shade(1, "Rank 9", "in the most deprived tenth"),
}
AWKWARD = "</script>{{ 'x' }} {% raw %} _a1b2 \u2028 `${x}` \\ \" ' é"


def order_of(text: str) -> dict:
    """Read an order as the browser does: a JavaScript string that holds JSON."""
    return json.loads(json.loads(text))


def click(code: str, number: int) -> dict:
    return {"last_active_drawing": {"code": code, "click": number}}


def test_awkward_words_arrive_as_they_were():
    assert order_of(maps._Order({"line": AWKWARD}).text) == {"line": AWKWARD}


def test_nothing_in_an_order_looks_like_a_name_of_folium():
    text = maps._Order({"line": AWKWARD}).text
    assert not re.search(r"_[a-z0-9]|\{\{|\n", text)


def test_each_place_keeps_its_own_class_and_words():
    sent = maps._compact(SHADES)
    meanings = [sent["meanings"][at] for at in sent["meaning_at"]]
    lines = [sent["lead"] + line for line in sent["lines"].split("\n")]
    rows = zip(sent["codes"].split(), sent["classes"], lines, meanings, strict=True)
    for code, letter, line, meaning in rows:
        class_no = None if letter == "." else int(letter)
        assert Shade(class_no, line, meaning) == SHADES[code]


def test_a_meaning_that_many_share_travels_once():
    assert len(maps._compact(SHADES)["meanings"]) == 3


@pytest.mark.parametrize("answer", [None, {}, {"last_active_drawing": None}, {"other": 1}])
def test_before_any_click_nothing_is_chosen(answer):
    st.session_state.clear()
    st.session_state["m"] = answer
    heard = []
    maps._picked("m", SHADES, heard.append)
    assert heard == []


def test_the_page_hears_of_a_click_on_a_place_of_this_map_only():
    st.session_state.clear()
    heard = []
    st.session_state["m"] = click("E01000002", 1)
    maps._picked("m", SHADES, heard.append)
    st.session_state["m"] = click("E01009999", 2)
    maps._picked("m", SHADES, heard.append)
    assert heard == ["E01000002"]


def test_a_legend_numbers_outlines_and_escapes():
    legend = maps.legend_html(
        Legend(title="<b>Need</b>", labels=["1–2", "<i>"], not_known=True), palette.NEED[:2]
    )
    assert "&lt;b&gt;Need" in legend
    assert "<i>" not in legend
    assert legend.count("<li") == 3
    assert re.findall(r">(\d)<", legend) == ["1", "2"]
    assert "repeating-linear-gradient" in legend
    assert "not known" in legend


def test_a_legend_without_gaps_does_not_speak_of_them():
    assert "not known" not in maps.legend_html(Legend(title="Need", labels=["a"]), ["#080C54"])


def test_a_legend_with_a_label_too_few_is_a_mistake():
    with pytest.raises(ValueError, match="zip"):
        maps.legend_html(Legend(title="Need", labels=["a"]), palette.NEED)


def test_every_file_of_the_map_is_there():
    served.check_files()  # raises, and says which is not
    assert [name for _, name in served.SCRIPTS][:2] == ["watch.js", "leaflet.js"]


def test_a_missing_script_is_said_before_a_map_is_blank(tmp_path):
    folders = {**FOLDERS, "leaflet": tmp_path}
    with pytest.raises(FileNotFoundError, match=r"leaflet\.js is missing"):
        served.check_files(folders)


def test_every_script_of_ours_is_loaded():
    named = {name for owner, name in (*served.SCRIPTS, *served.STYLES) if owner == "browser"}
    assert named == {path.name for path in BROWSER.iterdir()}


def test_a_map_file_outside_its_folder_is_never_served(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILDS", str(tmp_path))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "E06999001-a.json").write_text("{}")
    (tmp_path / "secret.json").write_text("{}")
    assert served.missing("E06999001-a.json", None) == []
    assert served.missing("../secret.json", "gone.json") == ["../secret.json", "gone.json"]


@pytest.mark.parametrize("path", sorted(BROWSER.glob("*.js")), ids=lambda path: path.name)
def test_data_never_become_html(path):
    written = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\("
    assert not re.search(written, path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(BROWSER.iterdir()), ids=lambda path: path.name)
def test_our_scripts_and_styles_name_no_other_host(path):
    hosts = set(re.findall(r"https?://[\w.]+", path.read_text("utf-8")))
    assert hosts <= {"http://www.w3.org"}  # the name of SVG, which nobody fetches


@pytest.mark.parametrize("path", sorted(BROWSER.iterdir()), ids=lambda path: path.name)
def test_our_scripts_and_styles_are_short_enough_to_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


def test_the_hatch_of_the_map_is_the_hatch_of_the_legend():
    script = (BROWSER / "places.js").read_text("utf-8")
    assert palette.NOT_KNOWN_LAND in script
    assert palette.NOT_KNOWN_LINE in script


def test_the_point_of_the_map_is_the_point_of_the_palette():
    assert palette.POINT in (BROWSER / "points.js").read_text("utf-8")

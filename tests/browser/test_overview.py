"""The opening screen in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.running import panel_heading, settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_address_alone_opens_the_overview_and_all_of_it_is_on_one_screen(open_app):
    page = open_app("", width=1280, height=720)
    expect(page.get_by_role("heading", level=1)).to_contain_text("at a glance")
    doors = page.locator(".st-key-doors").bounding_box()
    sentences = page.locator("ol.atlas-case").bounding_box()
    assert doors["y"] + doors["height"] <= 720
    neediest = page.locator("table.atlas-places").bounding_box()
    assert sentences["y"] + sentences["height"] <= 720
    assert neediest["y"] + neediest["height"] <= 720


def test_each_figure_is_one_click_from_who_says_so(open_app):
    page = open_app("")
    asked = page.locator(".atlas-finding summary")
    expect(asked).to_have_count(3)
    for at in range(3):
        asked.nth(at).click()
        opened = page.locator(".atlas-finding details[open]").nth(at)
        expect(opened).to_contain_text("Made up in the format of these.")


def test_each_sentence_to_say_aloud_is_one_click_from_who_says_so(open_app):
    page = open_app("")
    sentences = page.locator("ol.atlas-case > li")
    expect(sentences).to_have_count(3)
    for at in range(3):
        said = sentences.nth(at).locator("p").first.inner_text()
        assert len(said.split()) <= 25
        sentences.nth(at).locator("summary").click()
        opened = sentences.nth(at).locator("details[open]")
        expect(opened).to_contain_text("Made up in the format of these.")


def test_the_sketch_is_drawn_and_says_in_words_what_it_shows(open_app):
    page = open_app("")
    sketch = page.get_by_role("img", name=re.compile("^A sketch of"))
    expect(sketch).to_be_visible()
    assert sketch.evaluate("image => image.naturalWidth") > 100


def test_a_place_in_greatest_need_opens_on_the_map_with_who_is_there(open_app):
    page = open_app("")
    first = page.locator("table.atlas-places tbody a").first
    name = re.search(r"\(([^)]+)\)$", first.inner_text()).group(1)
    first.click()
    expect(panel_heading(page, name)).to_be_visible()
    expect(page.get_by_role("heading", name="Who is there")).to_be_visible()


def test_a_postcode_on_the_overview_goes_to_its_neighbourhood_on_the_map(open_app, build):
    postcode, code = build.execute(
        "select postcode, lsoa21_code from mart.postcode where lsoa21_code in "
        "(select lsoa21_code from mart.neighbourhood) order by postcode limit 1"
    ).fetchone()
    page = open_app("")
    box = page.get_by_role("textbox", name="I want to know what is near me")
    box.fill(postcode)
    box.press("Enter")
    expect(page).to_have_url(re.compile(f"/map.*place={code}"))
    settle(page)


@pytest.mark.parametrize(
    ("door", "title"),
    [
        ("I have a cabinet paper", "Briefing"),
        ("I work in procurement", "Organis"),
        ("Where should we start?", "look first"),
        ("Has it been so for long?", "Change"),
        ("How do we compare?", "compared"),
        ("What do the words mean?", "What counts"),
    ],
)
def test_a_door_leads_on_and_keeps_the_council(open_app, build, door, title):
    [council] = build.execute("select min(council25_code) from mart.council").fetchone()
    page = open_app("", f"council={council}")
    page.get_by_role("link", name=door).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    settle(page)
    assert f"council={council}" in page.url

"""Where to look first in a real browser: the map, the list, and the way to a profile."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.running import settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PATH = "where_to_look_first"
LISTED = "table.atlas-looks tbody tr"


@pytest.fixture
def council(build) -> str:
    """The covered council with most neighbourhood groups in high need."""
    [code] = build.execute(
        """select place.council25_code from mart.provision
        inner join mart.place using (place_level, place_code)
        where place_level = 'area' and definition = 'narrow.abc.in' and is_worst_fifth
        group by 1 order by count(*) desc, 1 limit 1"""
    ).fetchone()
    return code


def test_the_finding_the_map_and_its_legend_are_on_the_first_screen(open_app, council):
    page = open_app(PATH, f"council={council}", width=1280, height=720)
    finding = page.get_by_role("heading", level=2).first
    expect(finding).to_have_text(re.compile("high need|stands out"))
    legend = page.locator("table.atlas-two-way")
    assert legend.bounding_box()["y"] + legend.bounding_box()["height"] <= 720
    numbers = legend.locator("b").all_inner_texts()
    assert numbers == ["1", "2", "3", "10", "4", "5", "6", "11", "7", "8", "9", "12"]
    frame = page.frame_locator('iframe[title*="folium"]')
    shapes = frame.locator(".leaflet-overlay-pane path")
    expect(shapes.first).to_be_attached()
    fills = set(shapes.evaluate_all("paths => paths.map((path) => path.getAttribute('fill'))"))
    hatched = [fill for fill in fills if fill.startswith("url(#atlas-unsure-")]
    assert hatched
    for fill in hatched:
        assert frame.locator(fill[4:-1]).count() == 1


def test_a_name_in_the_list_opens_the_profile_by_keyboard_and_keeps_the_choice(open_app, council):
    page = open_app(PATH, f"council={council}&level=ward&lens=growing&grades=ABCD")
    link = page.locator(f"{LISTED} a").first
    code = link.get_attribute("data-organisation")
    page.locator("[data-atlas-links=kept]").wait_for()
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/place_profile.*at={code}"))
    settle(page)
    for kept in ("level=ward", "lens=growing", "grades=ABCD", f"council={council}"):
        assert kept in page.url


def test_the_map_opens_a_profile_too(open_app, build, council):
    codes = {
        code
        for (code,) in build.execute(
            "select place_code from mart.place where place_level = 'area' and council25_code = $1",
            [council],
        ).fetchall()
    }
    page = open_app(PATH, f"council={council}")
    shapes = page.frame_locator('iframe[title*="folium"]').locator(".leaflet-overlay-pane path")
    expect(shapes.first).to_be_attached()
    page.wait_for_timeout(500)  # the map comes to rest
    shapes.nth(len(codes) // 2).dispatch_event("click")
    expect(page).to_have_url(re.compile("/place_profile"))
    settle(page)
    assert re.search(r"[?&]at=(E\d+)", page.url).group(1) in codes


def test_the_level_and_the_lens_change_the_list_and_the_link(open_app, council):
    page = open_app(PATH, f"council={council}")
    page.get_by_role("combobox", name="Places").click()
    page.get_by_role("option", name="Wards").click()
    expect(page.get_by_role("heading", name="Wards in England’s worst fifth")).to_be_visible()
    expect(page).to_have_url(re.compile("level=ward"))
    settle(page)
    page.get_by_role("combobox", name="Look for").click()
    page.get_by_role("option", name="High need and growing").click()
    expect(page.get_by_role("columnheader", name="New expected")).to_be_attached()
    expect(page).to_have_url(re.compile("lens=growing"))


def test_on_a_phone_the_list_is_cards_that_name_their_figures(open_app, council):
    page = open_app(PATH, f"council={council}", width=390, height=844)
    cell = page.locator(f"{LISTED} td").first
    said = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert said.startswith('"Need rank')
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

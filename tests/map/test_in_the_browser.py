"""The map in a real browser: what a click costs, what a change moves, what a name can do."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from atlas import palette

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

VIEW = "[window.map.getZoom(), window.map.getCenter().lat, window.map.getCenter().lng].join()"


def settled(small, name: str, value: str) -> None:
    expect(small.page.get_by_text(f"{name}={value}")).to_be_visible()
    small.page.wait_for_timeout(700)  # a second run, if there were one, would have begun


def test_every_place_is_drawn_in_its_class_and_a_gap_is_hatched(looked_at):
    fills = looked_at.fills()
    assert len(fills) == 12
    assert fills[:6] == [*palette.NEED, palette.NEED[0]]
    assert fills[-1] == "url(#atlas-not-known)"
    assert looked_at.complaints == []


def test_a_click_tells_the_code_in_exactly_one_run(small):
    small.click(0.13, 52.03)
    settled(small, "place", "E01999001")
    assert small.says("runs") == "2"
    small.page.mouse.dblclick(*small.at(0.13, 52.03))  # on the same place: nothing new to say
    small.page.wait_for_timeout(900)
    assert small.says("runs") == "2"


def test_a_place_chosen_elsewhere_is_not_undone_by_the_last_click(small):
    small.click(0.13, 52.03)
    settled(small, "place", "E01999001")
    box = small.page.get_by_role("combobox", name="Place")
    box.fill("E01999203")
    box.press("Enter")
    settled(small, "place", "E01999203")
    small.click(0.13, 52.03)
    settled(small, "place", "E01999001")


def test_moving_and_zooming_cost_nothing(small):
    sent = len(small.received)
    x, y = small.at(0.18, 52.075)
    small.page.mouse.move(x, y)
    small.page.mouse.down()
    small.page.mouse.move(x + 60, y + 30, steps=4)
    small.page.mouse.up()
    small.frame.get_by_role("button", name="Zoom in").click()
    small.page.wait_for_timeout(900)
    assert small.says("runs") == "1"
    assert len(small.received) == sent


def test_another_measure_recolours_in_place_and_keeps_the_view(small):
    small.frame.evaluate("window.kept = true")
    small.frame.get_by_role("button", name="Zoom in").click()
    small.page.wait_for_timeout(700)
    before, view = small.fills(), small.frame.evaluate(VIEW)
    small.page.get_by_text("health", exact=True).click()
    settled(small, "runs", "2")
    assert small.fills() != before
    assert small.frame.evaluate(VIEW) == view
    assert small.frame.evaluate("window.kept")


def test_the_map_goes_to_a_place_chosen_elsewhere_and_outlines_it_twice(small):
    box = small.page.get_by_role("combobox", name="Place")
    box.fill("E01999203")
    box.press("Enter")
    settled(small, "place", "E01999203")
    rings = small.frame.locator(".leaflet-atlas-chosen-pane path")
    strokes = rings.evaluate_all("all => all.map(one => one.getAttribute('stroke'))")
    assert strokes == ["#FFFFFF", palette.INK]
    assert small.frame.evaluate(
        "window.map.getBounds().contains(window.map.atlasFrame.places.layers"
        ".get('E01999203').getBounds())"
    )


def test_the_hover_says_a_name_a_figure_and_its_meaning_as_text(looked_at):
    looked_at.page.mouse.move(*looked_at.at(0.13, 52.03))
    lines = looked_at.frame.locator(".atlas-hint").inner_text().split("\n")
    assert "Place 01" in lines[0]
    assert lines[1:] == ["<b>imd</b> 1", "meaning <i>plain</i>"]


def test_many_at_one_postcode_open_as_a_list_of_names(looked_at):
    looked_at.frame.locator(".atlas-cluster").click()
    names = looked_at.frame.locator(".atlas-card li")
    expect(names).to_have_count(15)
    title = looked_at.frame.locator(".atlas-card-name")
    expect(title).to_have_text("15 organisations at this postcode")
    names.first.get_by_role("button").click()
    expect(looked_at.frame.locator(".atlas-card-name")).to_contain_text("Crowd 00")
    looked_at.frame.get_by_role("button", name="Back to all 15").click()
    expect(names).to_have_count(15)
    assert looked_at.says("runs") == "1"


def test_the_filter_changes_the_organisations_without_a_new_file(small):
    points = small.frame.locator(".leaflet-atlas-points-pane path")
    expect(points).to_have_count(1)
    small.page.get_by_text("Every kind").click()
    expect(points).to_have_count(4)
    fills = points.evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    assert fills.count("#FFFFFF") == 2  # grades D and X: hollow, as the legend says


def test_many_placed_by_their_neighbourhood_are_not_said_to_share_a_postcode(small):
    small.page.get_by_text("Every kind").click()
    settled(small, "runs", "2")
    small.frame.locator(".atlas-cluster").get_by_text("13", exact=True).click()
    title = small.frame.locator(".atlas-card-name")
    expect(title).to_have_text("13 organisations shown at this point")


def test_a_hostile_name_is_text_wherever_it_stands(small):
    small.click(0.03, 52.09)
    card = small.frame.locator(".atlas-card")
    expect(card).to_contain_text("<img src=x onerror=")
    expect(card.get_by_role("link")).to_have_count(0)  # javascript: is no address
    small.click(0.13, 52.03)
    settled(small, "place", "E01999001")
    small.click(0.03, 52.05)  # a second choice: streamlit-folium now reads our layers too
    settled(small, "place", "E01999000")
    assert small.frame.locator("img").count() == 0
    assert small.page.evaluate("window.hacked") is None
    assert small.complaints == []


def test_axe_finds_nothing_serious_in_the_frame(looked_at):
    looked_at.click(0.03, 52.09)
    looked_at.page.wait_for_timeout(600)  # a card fading in has no contrast yet
    found = Axe().run(looked_at.frame).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in serious] == []


def test_the_map_has_a_name_and_its_buttons_have_theirs(looked_at):
    expect(looked_at.frame.get_by_role("region", name="A small map")).to_be_visible()
    for name in ("Zoom in", "Zoom out", "Show the whole map"):
        expect(looked_at.frame.get_by_role("button", name=name)).to_be_visible()


@pytest.mark.parametrize("name", ["E06999001-a.json", "leaflet.js", "/map.js"])
def test_a_file_that_does_not_come_is_said_in_words(without, name):
    frame = without(name).page.frame_locator("iframe")
    expect(frame.get_by_role("alert")).to_contain_text("could not be drawn")
    expect(frame.get_by_role("alert")).to_be_visible()

"""The map in a real browser: it draws, answers a click, and costs nothing to move about."""

import re

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import map_frame, panel_heading, settle, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# A spot of the frame where a neighbourhood is on top: not a point, a cluster or the sea.
OPEN_GROUND = """() => {
  for (const path of document.querySelectorAll("path.leaflet-interactive")) {
    const box = path.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    if (box.width > 8 && x > 40 && y > 60 && document.elementFromPoint(x, y) === path) {
      return { x, y };
    }
  }
  return null;
}"""


def one(con: duckdb.DuckDBPyConnection, sql: str, *values: object) -> tuple:
    row = con.execute(sql, values).fetchone()
    assert row is not None, "the practice region has nothing of this kind"
    return row


def council_on_show(page: Page) -> str:
    return re.search(r"council=(E\d{8})", page.url).group(1)


def click_open_ground(page: Page) -> None:
    frame = wait_for_map(page)
    page.wait_for_timeout(500)  # let the clusters finish opening
    spot = frame.locator("body").evaluate(OPEN_GROUND)
    assert spot, "no neighbourhood is on top anywhere"
    box = page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])


def choose(page: Page, label: str, typed: str) -> None:
    """Choose from a select box by keyboard: type a little, take the first, Enter."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    box.press_sequentially(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    settle(page)


def test_the_map_draws_every_neighbourhood_of_the_council(open_app, build):
    page = open_app()
    frame = wait_for_map(page)
    [wanted] = one(
        build,
        "select count(*) from mart.neighbourhood where council25_code = $1",
        council_on_show(page),
    )
    drawn = frame.locator(".leaflet-overlay-pane path.leaflet-interactive")
    expect(drawn).to_have_count(wanted)
    assert map_frame(page).locator("body").bounding_box()["height"] > 300


def test_a_click_on_the_map_opens_that_neighbourhood_and_the_address_says_so(open_app, build):
    page = open_app()
    click_open_ground(page)
    expect(page).to_have_url(re.compile(r"place=E01\d{6}"))
    settle(page)
    code = re.search(r"place=(E01\d{6})", page.url).group(1)
    [name] = one(
        build, "select neighbourhood_name from mart.neighbourhood where lsoa21_code = $1", code
    )
    expect(panel_heading(page, name)).to_be_visible()
    expect(page.get_by_role("heading", name="Who is there")).to_be_visible()


def test_moving_and_zooming_the_map_asks_nothing_of_the_app(open_app, record):
    page = open_app()
    wait_for_map(page)
    page.wait_for_timeout(1000)
    box = page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    sent = len(record.sent)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 90, middle[1] + 40, steps=6)
    page.mouse.up()
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(400)
    page.mouse.wheel(0, 240)
    map_frame(page).get_by_role("button", name=re.compile("zoom in", re.I)).click()
    page.wait_for_timeout(1500)
    assert len(record.sent) == sent


def test_a_rerun_sends_again_nothing_that_has_not_changed(open_app, record, build):
    page = open_app()
    wait_for_map(page)
    page.wait_for_timeout(1000)
    [name] = one(
        build,
        "select neighbourhood_name from mart.neighbourhood where council25_code = $1 "
        "order by lsoa21_code limit 1",
        council_on_show(page),
    )
    choose(page, "Neighbourhood", name)  # the first time, the panel is new
    fetched, received = len(record.fetched), len(record.received)
    page.get_by_role("button", name="Close this neighbourhood").click()
    expect(page).not_to_have_url(re.compile("place="))
    settle(page)
    assert record.fetched[fetched:] == []
    assert sum(record.received[received:]) < 40_000


def test_the_boundaries_of_a_council_are_fetched_once(open_app, record):
    page = open_app()
    wait_for_map(page)
    choose(page, "Show need as", "Health")
    choose(page, "Show need as", "Crime")
    wait_for_map(page)
    files = [url for url in record.fetched if url.endswith(".json") and "/component/" in url]
    assert files
    assert len(files) == len(set(files))


def test_another_measure_recolours_the_map(open_app):
    page = open_app()
    frame = wait_for_map(page)
    fills = "paths => paths.map(path => path.getAttribute('fill')).join()"
    drawn = frame.locator(".leaflet-overlay-pane path.leaflet-interactive")
    before = drawn.evaluate_all(fills)
    choose(page, "Show need as", "Barriers")
    page.wait_for_timeout(1000)
    assert drawn.evaluate_all(fills) != before


def test_england_is_shown_by_council_and_a_click_opens_one(open_app, build):
    page = open_app(query="council=england")
    [councils] = one(build, "select count(*) from mart.council")
    expect(
        wait_for_map(page).locator(".leaflet-overlay-pane path.leaflet-interactive")
    ).to_have_count(councils)
    click_open_ground(page)
    expect(page).to_have_url(re.compile(r"council=E0\d{7}"))


def test_organisations_are_on_the_map_and_leave_when_none_is_wanted(open_app):
    page = open_app()
    marks = wait_for_map(page).locator(".leaflet-atlas-points-pane *")
    expect(marks.first).to_be_attached()
    page = open_app(query="tiers=none")
    marks = wait_for_map(page).locator(".leaflet-atlas-points-pane *")
    page.wait_for_timeout(1000)
    expect(marks).to_have_count(0)

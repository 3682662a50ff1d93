"""The whole view is in the address: Back, Forward, links, and links that ask for too much."""

import re

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import panel_heading, settle, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TABS = 60  # more presses of Tab than a keyboard reader should ever need to reach the picker


def a_place(build: duckdb.DuckDBPyConnection) -> tuple[str, str, str]:
    """Give a neighbourhood, its council and its name."""
    row = build.execute(
        "select lsoa21_code, council25_code, neighbourhood_name from mart.neighbourhood "
        "order by neighbourhood_name limit 1"
    ).fetchone()
    assert row
    return row


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_keyboard_alone_reaches_a_neighbourhood(open_app, build):
    code, council, name = a_place(build)
    page = open_app(query=f"council={council}")
    picker = page.get_by_role("combobox", name="Neighbourhood")
    expect(picker).to_be_visible()
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if picker.evaluate("node => node === document.activeElement"):
            break
    expect(picker).to_be_focused()
    page.keyboard.type(name, delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"place={code}"))
    expect(panel_heading(page, name)).to_be_visible()


def test_back_and_forward_go_through_the_views(open_app, build):
    code, council, name = a_place(build)
    page = open_app(query=f"council={council}")
    chosen = panel_heading(page, name)
    picker = page.get_by_role("combobox", name="Neighbourhood")
    picker.focus()
    picker.press_sequentially(name)
    picker.press("Enter")
    expect(page).to_have_url(re.compile(f"place={code}"))
    expect(chosen).to_be_visible()
    settle(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile(code))
    expect(chosen).to_have_count(0)
    settle(page)
    page.go_forward()
    expect(page).to_have_url(re.compile(f"place={code}"))
    expect(chosen).to_be_visible()


def test_a_link_opens_exactly_what_it_names(open_app, build):
    code, council, name = a_place(build)
    page = open_app(query=f"council={council}&measure=health&release=2019&place={code}")
    wait_for_map(page)
    expect(panel_heading(page, name)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    for part in (f"council={council}", "measure=health", "release=2019", f"place={code}"):
        assert part in page.url


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("council=E99999999", "E99999999"),
        ("place=E01000000", "E01000000"),
        ("measure=happiness", "happiness"),
        ("measure=imd&release=1999", "1999"),
        ("tiers=charities", "charities"),
    ],
)
def test_a_link_that_asks_for_what_we_do_not_hold_says_so(open_app, query, named):
    page = open_app(query=query)
    expect(page.get_by_role("alert").filter(has_text=named)).to_be_visible()
    assert title(page)


def test_script_in_a_link_is_shown_as_text(open_app):
    page = open_app(query="council=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    assert page.locator("img[src='x']").count() == 0


def test_a_postcode_opens_its_neighbourhood(open_app, build):
    postcode, code = build.execute(
        "select postcode, lsoa21_code from mart.postcode where lsoa21_code in "
        "(select lsoa21_code from mart.neighbourhood) order by postcode desc limit 1"
    ).fetchone()
    page = open_app()
    box = page.get_by_role("textbox", name="My neighbourhood")
    box.fill(postcode.lower().replace(" ", ""))
    box.press("Enter")
    expect(page).to_have_url(re.compile(f"place={code}"))
    expect(page.get_by_role("status").filter(has_text=postcode)).to_be_visible()


@pytest.mark.parametrize("typed", ["ZZ99 9ZZ", "town hall", "<b>S1</b>"])
def test_a_postcode_we_cannot_place_says_so(open_app, typed):
    page = open_app()
    before = page.url
    box = page.get_by_role("textbox", name="My neighbourhood")
    box.fill(typed)
    box.press("Enter")
    expect(page.get_by_role("status").filter(has_text=typed)).to_be_visible()
    assert page.url == before


def test_the_menu_keeps_the_council_that_was_chosen(open_app, build):
    council, name = build.execute(
        "select council25_code, council_name from mart.council order by council25_code desc limit 1"
    ).fetchone()
    page = open_app(query=f"council={council}")
    page.get_by_role("link", name="Data and method").first.click()
    expect(page.get_by_role("heading", level=1, name="Data and method")).to_be_visible()
    settle(page)
    assert f"council={council}" in page.url
    page.get_by_role("link", name="Map", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)

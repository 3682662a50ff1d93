"""Places beside each other, in a real browser."""

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.browser.running import settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_each_measure_is_drawn_with_its_figures_in_words_and_in_a_table(open_app):
    page = open_app("compare")
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts.first).to_be_visible()
    titles = page.locator(".atlas-figure h3")
    assert titles.count() >= 6
    for title in titles.all_inner_texts():
        assert len(title.split()) <= 10, title
    page.get_by_text(re.compile("The same figures as a table")).first.click()
    table = page.get_by_role("region", name=titles.first.inner_text())
    expect(table.get_by_role("rowheader").first).to_be_visible()
    shown = table.get_by_role("row").all_inner_texts()
    takes = page.locator("summary", has_text="Take it away")
    names = takes.evaluate_all("found => found.map(one => one.textContent)")
    assert len(set(names)) == len(names) == charts.count()
    takes.first.focus()
    takes.first.press("Enter")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Table (csv").click()
    lines = list(csv.reader(taken.value.path().read_text("utf-8-sig").splitlines()))
    assert lines[-len(shown) :] == [row.split("\t") for row in shown]


def test_a_place_is_found_by_name_added_by_keyboard_and_is_in_the_link(open_app, build):
    name, code = build.execute(
        "select place_name, place_code from mart.place where place_level = 'ward' "
        "and population > 0 order by place_code limit 1"
    ).fetchone()
    page = open_app("compare")
    box = page.get_by_role("textbox", name="Add a place by name")
    box.fill(name.lower())
    box.press("Enter")
    found = page.get_by_role("button", name=re.compile(f"^Add {re.escape(name)}, ward"))
    found.focus()
    found.press("Enter")
    expect(page).to_have_url(re.compile(rf"beside=[^&]*{code}"))
    remove = page.get_by_role("button", name=re.compile(f"^Remove {re.escape(name)}"))
    expect(remove).to_be_visible()
    remove.click()
    expect(page).not_to_have_url(re.compile(code))


def test_a_council_like_ours_is_one_click_away_and_the_kinds_of_likeness_can_be_switched(open_app):
    page = open_app("compare")
    expect(page.get_by_role("heading", name=re.compile("^Councils like "))).to_be_visible()
    before = page.locator("p", has_text=re.compile(r"^distance ")).all_inner_texts()
    page.get_by_role("button", name="Residents", exact=True).click()
    expect(page).to_have_url(re.compile("like=deprivation.rural"))
    settle(page)
    assert page.locator("p", has_text=re.compile(r"^distance ")).all_inner_texts() != before
    page.locator('[class*="st-key-like_"] button:enabled').first.click()
    expect(page).to_have_url(re.compile("beside="))

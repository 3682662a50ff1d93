"""The directory in a browser: search as one types, one organisation's page, and the way back."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.running import settle, take_away, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TABS = 40
PHONE = {"width": 390, "height": 844}
VIEW = "organisations"


@pytest.fixture(scope="module")
def past(build) -> tuple[str, str, str, str]:
    """Give an organisation with a past name: org_id, name, past name, council."""
    row = build.execute(
        "select o.org_id, o.name, n.name, s.council25_code from mart.organisation as o "
        "inner join mart.organisation_name as n on o.org_id = n.org_id and n.kind = 'past' "
        "inner join mart.organisation_site as s on o.org_id = s.org_id "
        "where s.council25_code is not null and o.tier = 'wider' and s.longitude is not null "
        "and length(n.name) > 12 order by n.name limit 1"
    ).fetchone()
    assert row
    return row


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search by name, past name or number")


def count(page: Page) -> Locator:
    return page.locator("#organisations-listed")


def wait_for_links(page: Page) -> None:
    """Wait until links keep the session; before that the browser follows them by itself."""
    expect(page.locator('[data-testid="stMain"][data-atlas-links]')).to_be_attached()
    settle(page)


def in_list(page: Page, name: str) -> Locator:
    return page.get_by_role("table").get_by_role("link", name=name, exact=True)


def test_the_list_follows_what_is_typed_without_enter(open_app, past):
    org_id, name, past_name, council = past
    page = open_app(VIEW, f"council={council}")
    expect(count(page)).to_contain_text("listed in")
    box(page).press_sequentially(past_name.lower(), delay=30)
    expect(count(page)).to_contain_text(f"“{past_name.lower()}”")
    expect(in_list(page, name)).to_be_visible()
    expect(page.get_by_text(f"formerly {past_name}").first).to_be_visible()
    expect(box(page)).to_have_value(past_name.lower())
    expect(box(page)).to_be_focused()
    expect(page).to_have_url(re.compile("find="))
    assert org_id


def test_a_keyboard_alone_searches_filters_and_opens_an_organisation(open_app, past):
    _, name, past_name, council = past
    page = open_app(VIEW, f"council={council}")
    expect(box(page)).to_be_visible()
    reach(page, box(page))
    page.keyboard.type(past_name, delay=20)
    expect(in_list(page, name)).to_be_visible()
    settle(page)
    reach(page, page.get_by_role("button", name="Kind"))
    page.keyboard.press("Enter")
    choice = page.get_by_role("button", name=re.compile("^Wider social economy"))
    expect(choice).to_be_visible()
    reach(page, choice)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kind=wider"))
    page.keyboard.press("Escape")
    reach(page, in_list(page, name))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus."""
    for _ in range(TABS):
        if wanted.evaluate("node => node === node.getRootNode().activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def test_an_organisation_opens_in_this_session_and_back_brings_the_list_again(open_app, past):
    org_id, name, past_name, council = past
    page = open_app(VIEW, f"council={council}&find={past_name}")
    wait_for_links(page)
    page.evaluate("window.stayed = true")
    in_list(page, name).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page).to_have_url(re.compile(f"organisation={org_id}"))
    expect(page.get_by_role("heading", name="Who lists it")).to_be_visible()
    settle(page)
    page.go_back()
    expect(in_list(page, name)).to_be_visible()
    expect(box(page)).to_have_value(past_name)
    settle(page)
    page.go_forward()
    expect(page.get_by_role("button", name="Back to the list")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Back to the list").click()
    expect(in_list(page, name)).to_be_visible()
    expect(box(page)).to_have_value(past_name)
    assert page.evaluate("window.stayed") is True


def test_clear_all_empties_the_box_and_typing_goes_on(open_app, past):
    *_, past_name, council = past
    page = open_app(VIEW, f"council={council}&find={past_name}&kind=wider")
    expect(box(page)).to_have_value(past_name)
    page.get_by_role("button", name="Clear all").click()
    expect(box(page)).to_have_value("")
    expect(count(page)).to_contain_text("listed in")
    box(page).press_sequentially("zzzz")
    expect(count(page)).to_contain_text("“zzzz”")
    expect(page.get_by_role("status").filter(has_text="Nothing of this build")).to_be_visible()


def test_the_pages_turn_and_begin_at_their_top(open_app):
    page = open_app(VIEW)
    expect(page.locator(".atlas-page", has_text="Page 1 of")).to_be_visible()
    first = page.get_by_role("table").get_by_role("rowheader").first.inner_text()
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".atlas-page", has_text="Page 2 of")).to_be_attached()
    expect(page).to_have_url(re.compile("page=2"))
    expect(count(page)).to_be_in_viewport()
    assert page.get_by_role("table").get_by_role("rowheader").first.inner_text() != first


def test_all_that_match_can_be_taken_away_and_not_only_the_page(open_app, tmp_path):
    page = open_app(VIEW)
    said = count(page).inner_text()
    total = int(said.split()[0].replace(",", ""))
    assert total > 25
    saved = take_away(page, "Table (csv")
    path = tmp_path / saved.suggested_filename
    saved.save_as(path)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    head = {row[0]: row[1] for row in rows if len(row) == 2}
    assert "PRACTICE DATA" in head["Practice"]
    assert "Companies House" in head["Source"]
    assert len(rows) - rows.index([]) - 2 == total
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("like", ["<img", ":red[", "=hyperlink("])
def test_a_hostile_name_is_letters_in_the_list_on_its_page_and_in_the_box(open_app, build, like):
    row = build.execute(
        "select org_id, name from mart.organisation where contains(lower(name), $1) limit 1", [like]
    ).fetchone()
    assert row
    org_id, name = row
    for query in (f"where=all&organisation={org_id}", "where=all&find=%3Cimg%20src%3Dx%20onerror"):
        page = open_app(VIEW, query)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("img[src='x']").count() == 0
        page.close()
    page = open_app(VIEW, f"organisation={org_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_map_and_its_cards_lead_to_an_organisation(open_app, past):
    org_id, name, _, council = past
    page = open_app(VIEW, f"council={council}&find={name}")
    frame = wait_for_map(page)
    frame.locator(".leaflet-atlas-points-pane path, .atlas-points-pane path").first.click(
        force=True
    )
    frame.get_by_role("button", name=name).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page).to_have_url(re.compile(f"organisation={org_id}"))  # written when the run ends


def test_a_name_in_the_panel_of_the_map_view_opens_its_page_in_this_session(open_app, build):
    place, council, org_id = build.execute(
        "select s.lsoa21_code, s.council25_code, min(s.org_id) from mart.organisation_site as s "
        "inner join mart.organisation as o on s.org_id = o.org_id "
        "where o.tier = 'community_business' and s.address_grade in ('A', 'B', 'C') "
        "and s.council25_code is not null group by all order by count(*), 1 limit 1"
    ).fetchone()
    page = open_app("map", f"council={council}&place={place}")
    wait_for_links(page)
    page.evaluate("window.stayed = true")
    link = page.locator(f'a[data-organisation="{org_id}"]')
    expect(link).to_be_visible()
    settle(page)
    link.click()
    expect(page.get_by_role("heading", name="Something wrong?")).to_be_visible()
    assert page.evaluate("window.stayed") is True
    expect(page).to_have_url(re.compile(f"place={place}"))


@pytest.mark.parametrize("size", [{}, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_and_nothing_spills_on_an_organisations_page(open_app, past, size):
    page = open_app(VIEW, f"council={past[3]}&organisation={past[0]}", **size)
    wait_for_map(page)
    page.wait_for_timeout(500)
    found = Axe().run(page.main_frame).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in found] == []
    wide = page.get_by_test_id("stMain").evaluate("node => node.scrollWidth - window.innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("size", [PHONE, {"width": 640, "height": 360}], ids=["phone", "zoomed"])
def test_a_long_list_is_cards_that_never_scroll_sideways(open_app, size):
    page = open_app(VIEW, "find=community", **size)
    expect(page.get_by_role("table")).to_be_visible()
    wide = page.get_by_test_id("stMain").evaluate("node => node.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_the_first_screen_has_the_box_the_count_and_the_first_rows(open_app):
    page = open_app(VIEW)
    for wanted in (box(page), count(page), page.get_by_role("table").get_by_role("link").nth(2)):
        expect(wanted).to_be_in_viewport()

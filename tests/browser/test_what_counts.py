"""What counts in a real browser: the forms, the search, the words and their anchors."""

import re

import pytest
from playwright.sync_api import expect

from atlas import glossary
from tests.browser.running import settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def council(build) -> str:
    [code] = build.execute("select min(council25_code) from mart.council").fetchone()
    return code


def in_view(page, anchor: str) -> bool:
    """Is the element with this id on the screen?"""
    return page.evaluate(
        """name => {
          const box = document.getElementById(name).getBoundingClientRect();
          return box.top >= 0 && box.bottom <= window.innerHeight;
        }""",
        anchor,
    )


def test_what_a_community_interest_company_is_in_two_clicks_from_the_opening_page(open_app):
    page = open_app("")
    page.get_by_role("link", name="What counts", exact=True).click()
    settle(page)
    page.get_by_role("link", name="Community interest company", exact=True).click()
    meaning = page.get_by_text("A limited company that must work for the benefit of a community")
    expect(meaning).to_be_in_viewport()


def test_the_link_of_a_term_opens_on_the_term_and_keeps_the_council(open_app, council):
    params = {"council": council, "worst": "fifth"}
    page = open_app(glossary.address("interval", params))
    page.wait_for_function("document.activeElement && document.activeElement.id === 'interval'")
    assert in_view(page, "interval")
    expect(page).to_have_url(re.compile(f"council={council}.*worst=fifth"))


def test_a_part_of_the_page_is_one_click_away_and_the_address_names_it(open_app, council):
    page = open_app("what_counts", f"council={council}")
    page.wait_for_function("!!document.querySelector('[data-testid=\"stMain\"]').atlasAnchor")
    page.get_by_role("link", name="The four tests").click()
    expect(page.locator("h2#tests")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"council={council}.*#tests$"))


def test_one_of_each_form_is_read_openly_and_opens_its_own_page(open_app, council):
    page = open_app("what_counts", f"council={council}")
    first = page.locator(".atlas-examples details").first
    expect(first).to_have_attribute("open", "")
    expect(first.locator("dt")).to_have_count(4)
    name = first.locator("a").inner_text()
    first.locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_others_open_by_keyboard(open_app, council):
    page = open_app("what_counts", f"council={council}")
    second = page.locator(".atlas-examples details").nth(1)
    second.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("open", "")


def test_a_search_says_of_one_that_is_gone_that_it_is_left_out(open_app, build, council):
    name, reason = build.execute(
        "select name, tier_reason from mart.organisation where status = 'removed' "
        "order by length(name) desc limit 1"
    ).fetchone()
    page = open_app("what_counts", f"council={council}")
    box = page.get_by_role("textbox", name="Why is an organisation not here?")
    box.fill(name)
    box.press("Enter")
    settle(page)
    card = page.locator(".atlas-card").filter(has_text=name).first
    expect(card).to_contain_text("Left out.")
    expect(card).to_contain_text(reason)
    expect(page).to_have_url(re.compile("find="))


def test_a_search_for_nobody_says_what_it_may_mean_and_how_to_put_it_right(open_app, council):
    page = open_app("what_counts", f"council={council}&find=zzqxzzqx")
    expect(page.get_by_text("Nothing in this build has the name or number")).to_be_visible()
    expect(page.get_by_text("It may be on no register")).to_be_visible()
    page.get_by_role("link", name="The council’s own list").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Update the data")


def test_the_first_screen_holds_the_kinds_their_counts_and_the_search(open_app, council):
    page = open_app("what_counts", f"council={council}")
    table = page.get_by_role("region", name="Kinds of organisation, from the surest").bounding_box()
    box = page.get_by_role("textbox", name="Why is an organisation not here?").bounding_box()
    assert table["y"] + table["height"] <= 768
    assert box["y"] + box["height"] <= 768


def test_a_choice_of_what_counts_changes_the_grades_that_are_counted(open_app, council):
    page = open_app("what_counts", f"council={council}")
    finding = page.get_by_role("heading", level=2).first
    before = int(re.sub(r"\D", "", finding.inner_text().split(" likely")[0]))
    page = open_app("what_counts", f"council={council}&grades=ABCD")
    after = page.get_by_role("heading", level=2).first.inner_text()
    assert int(re.sub(r"\D", "", after.split(" likely")[0])) > before

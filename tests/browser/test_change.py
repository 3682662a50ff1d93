"""Change in a real browser: the finding first, the switches, the map, the list and the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.running import settle, take_away, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def stayed(build, council: str, last: int) -> tuple[int, int]:
    """How many of a council's neighbourhoods stayed in the worst part, and can be followed."""
    return build.execute(
        """
        with course as (
            select place.lsoa21_code, count(need.decile) = 3 as is_known, max(need.decile) as most
            from mart.neighbourhood as place
            left join mart.need_by_neighbourhood as need
                on place.lsoa21_code = need.lsoa21_code and need.domain = 'imd'
            where place.council25_code = $council
            group by place.lsoa21_code
        )
        select
            count(*) filter (where is_known and most <= $last),
            count(*) filter (where is_known)
        from course
        """,
        {"council": council, "last": last},
    ).fetchone()


@pytest.fixture(scope="module")
def council(build) -> str:
    [code] = build.execute("select min(council25_code) from mart.council").fetchone()
    return code


@pytest.mark.parametrize("last", [1, 2])
def test_the_finding_is_that_of_the_build(open_app, build, council, last):
    worst = "fifth" if last == 2 else "tenth"
    page = open_app("change", f"council={council}&worst={worst}")
    of, known = stayed(build, council, last)
    finding = page.get_by_role("heading", level=2).first
    expect(finding).to_contain_text(f"({of} of {known})")
    expect(finding).to_contain_text(f"most deprived {worst} in 2015, 2019 and 2025")


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_the_first_screen_holds_the_control_the_finding_the_figure_and_the_cautions(
    open_app, council, size
):
    width, height = size
    page = open_app("change", f"council={council}", width=width, height=height)
    chart = page.get_by_role("figure", name=re.compile("that can be followed"))
    expect(chart).to_be_visible()
    control = page.get_by_role("combobox", name="England’s worst").bounding_box()
    caution = page.get_by_text("That need lasted does not show").bounding_box()
    figure = chart.bounding_box()
    assert control["y"] < figure["y"]
    assert figure["y"] + figure["height"] <= height + 24
    assert caution["y"] + caution["height"] <= height


def test_the_worst_fifth_is_chosen_by_keyboard_and_kept_in_the_link(open_app, council):
    page = open_app("change", f"council={council}")
    box = page.get_by_role("combobox", name="England’s worst")
    box.focus()
    box.press("ArrowDown")
    page.get_by_role("option", name="Fifth").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("worst=fifth"))
    settle(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("most deprived fifth")
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("most deprived fifth")


def test_a_click_on_the_map_chooses_a_neighbourhood_and_says_its_course(open_app, council):
    page = open_app("change", f"council={council}")
    frame = wait_for_map(page)
    frame.locator("path.leaflet-interactive").nth(3).click(force=True)
    expect(page).to_have_url(re.compile("place=E01"))
    settle(page)
    card = page.locator(".atlas-chosen")
    expect(card).to_contain_text("in 2015")
    expect(page.get_by_role("link", name="Open its profile")).to_be_visible()


def test_a_domain_is_followed_over_its_two_releases(open_app, council):
    page = open_app("change", f"council={council}&measure=crime")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("for crime in 2019 and 2025")


def test_the_table_of_every_place_opens_and_is_a_csv(open_app, council):
    page = open_app("change", f"council={council}")
    page.get_by_text(re.compile(r"^The same figures as a table \(1\d\d rows\)$")).click()
    settle(page)
    saved = take_away(page, "Table (csv", of="Change in")
    written = saved.path().read_text("utf-8-sig")
    assert "PRACTICE" in written
    assert "does not show that any programme failed" in written
    assert "Releases in the worst (of 3)" in written


def test_england_is_a_map_and_a_table_and_a_council_opens(open_app):
    page = open_app("change", "council=england")
    wait_for_map(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("councils have a neighbour")
    box = page.get_by_role("combobox", name="Open a council")
    box.press("ArrowDown")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("council=E06"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change in")


def test_removals_are_drawn_where_a_whole_register_keeps_the_gone(open_app, council):
    page = open_app("change", f"council={council}")
    title = re.compile(r"societ(y|ies) registered, .* removed since")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text(re.compile("How many left is not known elsewhere"))).to_be_visible()


def test_whether_need_has_persisted_is_one_click_from_the_opening_page(open_app):
    page = open_app("")
    page.get_by_role("link", name="Change", exact=True).click()
    settle(page)
    finding = page.get_by_role("heading", level=2).first
    expect(finding).to_contain_text("in 2015, 2019 and 2025")

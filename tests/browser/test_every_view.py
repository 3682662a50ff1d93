"""What every view must be, at every size: readable, reachable, quiet and complete."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from atlas.ui.views import VIEWS
from tests.browser.running import settle, wait_for_view

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PATHS = ["" if view is VIEWS[0] else Path(view.script).stem for view in VIEWS]
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}
# A frame is a part of a page: the page has the heading and the main landmark.
# Streamlit (1.67) gives the box of its upload a role that says "nothing here", and a name.
STREAMLITS_OWN = 'role="presentation" tabindex="-1" data-testid="stFileUploaderDropzone"'
OF_A_WHOLE_PAGE = {"landmark-one-main", "page-has-heading-one"}


def spilling(page) -> list[str]:
    """Name what is wider than the window and would make the page scroll sideways."""
    return page.evaluate(
        """() => {
          const scrollers = [document.scrollingElement,
                             ...document.querySelectorAll('[data-testid="stMain"]')];
          return scrollers
            .filter(node => node.scrollWidth > window.innerWidth)
            .map(node => `${node.tagName} ${node.scrollWidth} > ${window.innerWidth}`);
        }"""
    )


def violations(page) -> list[str]:
    """Say each thing that axe finds in the page and in its frames, and where it was."""
    found = [
        finding
        for frame in page.frames
        for finding in Axe().run(frame).response["violations"]
        if (frame is page.main_frame or finding["id"] not in OF_A_WHOLE_PAGE)
        and not all(STREAMLITS_OWN in node["html"] for node in finding["nodes"])
    ]
    return [
        f"{finding['id']}: {finding['help']}: {[node['target'] for node in finding['nodes']][:3]}"
        for finding in found
    ]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("size", [{}, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_in_a_view_or_its_map(open_app, path, size):
    page = open_app(path, **size)
    wait_for_view(page, path)
    page.wait_for_timeout(500)  # let the map come to rest
    assert violations(page) == []


def test_axe_finds_nothing_in_the_panel_or_the_choice_of_organisations(open_app):
    page = open_app()
    wait_for_view(page, "map")
    page.get_by_role("combobox", name="Neighbourhood").press("ArrowDown")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", name="Who is there")).to_be_visible()
    settle(page)
    assert violations(page) == []
    page.get_by_role("button", name=re.compile("^(Organisations|Community businesses)")).click()
    expect(page.get_by_text("Address grades")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_on_the_map_of_england(open_app):
    page = open_app(query="council=england")
    wait_for_view(page, "map")
    assert violations(page) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("size", [PHONE, PROJECTOR], ids=["phone", "projector"])
def test_no_view_scrolls_sideways(open_app, path, size):
    page = open_app(path, **size)
    wait_for_view(page, path)
    page.wait_for_timeout(500)  # let the map come to rest
    assert spilling(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_view_scrolls_sideways_at_twice_the_size(open_app, path):
    page = open_app(path, width=1280 // 2, height=720 // 2)
    wait_for_view(page, path)
    page.wait_for_timeout(500)  # let the map come to rest
    assert spilling(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_every_view_has_one_title_a_language_and_says_it_is_practice(open_app, path):
    page = open_app(path)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.locator("html").get_attribute("lang")
    expect(page.get_by_role("note").filter(has_text="PRACTICE DATA")).to_have_count(1)
    expect(page.get_by_text(re.compile(r"Build 20\d{6}-")).first).to_be_attached()


@pytest.mark.parametrize("path", PATHS)
def test_streamlits_own_furniture_is_hidden_from_readers(open_app, path):
    page = open_app(path)
    assert page.get_by_role("button", name="Deploy").count() == 0
    assert not page.get_by_test_id("stMainMenu").is_visible()

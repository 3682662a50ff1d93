"""What every view must be, at every size: readable, reachable, quiet and complete."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from atlas.ui.views import VIEWS
from tests.browser.running import wait_for_view

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PATHS = ["" if view is VIEWS[0] else Path(view.script).stem for view in VIEWS]
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}
GRAVE = {"serious", "critical"}


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


def grave(result) -> list[str]:
    """Say each serious or critical finding with the places it was found."""
    return [
        f"{finding['id']}: {finding['help']}: {[node['target'] for node in finding['nodes']][:3]}"
        for finding in result.response["violations"]
        if finding["impact"] in GRAVE
    ]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_serious_in_the_page_or_its_map(open_app, path):
    page = open_app(path)
    wait_for_view(page, path)
    page.wait_for_timeout(500)  # let the map come to rest
    assert grave(Axe().run(page)) == []


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_serious_on_a_phone(open_app, path):
    page = open_app(path, **PHONE)
    wait_for_view(page, path)
    page.wait_for_timeout(500)  # let the map come to rest
    assert grave(Axe().run(page)) == []


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
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("html").get_attribute("lang")
    assert page.get_by_role("note").filter(has_text="ractice").count() == 1
    expect(page.get_by_text(re.compile(r"Build 20\d{6}-")).first).to_be_attached()


@pytest.mark.parametrize("path", PATHS)
def test_streamlits_own_furniture_is_hidden_from_readers(open_app, path):
    page = open_app(path)
    assert page.get_by_role("button", name="Deploy").count() == 0
    assert not page.get_by_test_id("stMainMenu").is_visible()

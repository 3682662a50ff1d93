"""Last year's figure again: a link that holds a build, for the officer who wrote a paper on it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import serving, settle, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OLD = "20250506-101112-abcdef"
LINE = re.compile(rf"You are looking at build {OLD}, made on 6 May 2025; the current one is 20")


@pytest.fixture(scope="module")
def app(practice_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the practice region with a build of last year beside it, a council otherwise named."""
    folder = tmp_path_factory.mktemp("frozen")
    ignore = shutil.ignore_patterns("work.duckdb*")
    builds = shutil.copytree(practice_build, folder / "builds", ignore=ignore)
    pointer = json.loads((builds / "current.json").read_text(encoding="utf-8"))
    shutil.copy(builds / pointer["file"], builds / f"{OLD}.duckdb")
    with duckdb.connect(builds / f"{OLD}.duckdb") as con:
        con.execute(
            "update meta.build set build_id = $id, built_at = timestamp '2025-05-06 10:11:12'",
            {"id": OLD},
        )
        con.execute("update mart.council set council_name = council_name || ' in 2025'")
    with serving(builds, folder / "app.log") as address:
        yield address


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_an_old_build_is_kept_from_page_to_page_and_left_by_one_link(open_app):
    page = open_app("map", f"build={OLD}")
    wait_for_map(page)
    expect(page.get_by_text(LINE)).to_be_visible()
    assert heading(page).endswith("in 2025")
    page.get_by_role("link", name="Change", exact=True).click()
    expect(
        page.get_by_role("heading", level=1, name=re.compile(r"^Change in .* in 2025$"))
    ).to_be_visible()
    settle(page)
    assert f"build={OLD}" in page.url
    page.get_by_role("link", name="Open the current build").click()
    expect(page.get_by_text(LINE)).to_have_count(0)
    settle(page)
    assert re.fullmatch(r"Change in \w+", heading(page))
    assert "build=" not in page.url


def test_the_foot_of_a_page_gives_the_link_for_a_paper_and_back_leaves_the_build(open_app, build):
    [(now,)] = build.execute("select build_id from meta.build").fetchall()
    page = open_app("compare")
    held = page.get_by_role("link", name="Link to exactly this view of this build")
    assert f"build={now}" in held.get_attribute("href")
    held.click()
    expect(page).to_have_url(re.compile(f"compare.*build={now}"))
    settle(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("build="))


def test_back_returns_to_the_build_of_that_address(open_app):
    page = open_app("change", f"build={OLD}")
    page.get_by_role("link", name="Open the current build").click()
    expect(page.get_by_text(LINE)).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.get_by_text(LINE)).to_be_visible()
    settle(page)
    assert heading(page).endswith("in 2025")


def test_a_build_that_is_gone_is_an_alert_and_the_current_one_is_shown(open_app):
    page = open_app("map", "build=20240203-040506-aabbcc", width=390, height=844)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("made on 3 February 2024. It is not kept here any more")
    wait_for_map(page)
    assert not heading(page).endswith("in 2025")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390

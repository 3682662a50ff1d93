"""Names come from registers that anyone may fill in: they are shown as text, everywhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import expect

from tests.browser.running import settle, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def build(practice_build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the practice build, to know what the page should say."""
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


def place_of(build: duckdb.DuckDBPyConnection, like: str) -> tuple[str, str]:
    """Give the name of an organisation with ``like`` in it, and where to find it."""
    row = build.execute(
        "select o.name, 'council=' || s.council25_code || '&place=' || s.lsoa21_code "
        "|| '&tiers=community_business.wider.other_clg.out&grades=ABCDX' "
        "from mart.organisation as o inner join mart.organisation_site as s on o.org_id = s.org_id "
        "where contains(lower(o.name), $1) and s.lsoa21_code is not null "
        "order by o.org_id limit 1",
        [like],
    ).fetchone()
    assert row, f"the practice region has no organisation with {like} in its name"
    return row


@pytest.mark.parametrize("like", ["<img", ":red[", "=hyperlink("])
def test_a_hostile_name_is_shown_letter_for_letter(open_app, build, like):
    name, query = place_of(build, like)
    page = open_app(query=query)
    frame = wait_for_map(page)
    expect(page.get_by_text(name, exact=False).first).to_be_attached()
    assert page.locator("img[src='x']").count() == 0
    assert frame.locator("img[src='x']").count() == 0


def test_the_csv_says_what_it_is_and_runs_no_formula(open_app, tmp_path):
    page = open_app()
    wait_for_map(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download this table").click()
    settle(page)
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    text = path.read_text(encoding="utf-8-sig")
    assert path.suffix == ".csv"
    assert "ractice" in text
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]

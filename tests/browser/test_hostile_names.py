"""Names come from registers that anyone may fill in: they are shown as text, everywhere."""

import csv
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import settle, take_away, wait_for_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def place_of(build: duckdb.DuckDBPyConnection, like: str) -> tuple[str, str]:
    """Give the name of an organisation with ``like`` in it, and where to find it."""
    row = build.execute(
        "select o.name, 'council=' || s.council25_code || '&place=' || s.lsoa21_code "
        "|| '&tiers=community_business.wider.other_clg.out&grades=ABCD' "
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


def rows_of_csv(page: Page, of: str, folder: Path) -> list[list[str]]:
    """Take the table of a figure away; give the rows of the csv that comes."""
    saved = take_away(page, "Table (csv", of=of)
    settle(page)
    path = folder / saved.suggested_filename
    saved.save_as(path)
    assert path.suffix == ".csv"
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize("like", ["=hyperlink(", "@home", "+44", "-2+3"])
def test_the_csv_of_organisations_runs_no_formula(open_app, build, tmp_path, like):
    name, query = place_of(build, like)
    assert name.lower().startswith(like)
    rows = rows_of_csv(open_app(query=query), "Organisations listed in", tmp_path)
    assert "'" + name in [row[0] for row in rows if row]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_csv_of_the_table_says_what_it_is_and_where_it_is_from(open_app, tmp_path):
    rows = rows_of_csv(open_app(), "neighbourhoods", tmp_path)
    head = {row[0]: row[1] for row in rows if len(row) == 2}
    assert "PRACTICE DATA" in head["Practice"]
    assert "Companies House" in head["Source"]
    assert "Open Database Licence" in head["Licence"]

"""A councillor's test: five clicks or fewer from the opening page to what one is asked aloud."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.running import settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST = 5


class Councillor:
    """Somebody who only clicks, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, what: Locator, *, opens: Locator | None = None) -> None:
        """Click once, and wait for what comes of it: a list that opens, or a run of the app."""
        self.clicks += 1
        what.click()
        if opens is None:
            settle(self.page)
        else:
            expect(opens).to_be_visible()


@pytest.fixture
def councillor(open_app: Callable[..., Page]) -> Iterator[Councillor]:
    """Give a councillor at the opening page; at the end there were few enough clicks."""
    one = Councillor(open_app(""))
    yield one
    assert one.clicks <= MOST


def test_the_three_neighbourhoods_in_greatest_need_and_who_works_there(councillor, build):
    page = councillor.page
    first = build.execute(
        """
        select home.neighbourhood_name from mart.need_by_neighbourhood as need
        inner join mart.neighbourhood as home using (lsoa21_code)
        inner join mart.council as council using (council25_code)
        where need.domain = 'imd' and need.release = 2025
        and council.council_name = $council order by need.rank limit 3
        """,
        {"council": page.get_by_role("combobox", name="Council").input_value()},
    ).fetchall()
    table = page.locator("table.atlas-places tbody tr")
    expect(table).to_have_count(3)
    for row, (name,) in zip(table.all(), first, strict=True):
        expect(row).to_contain_text(name)
        assert row.locator("td").last.inner_text().strip()
    councillor.click(table.first.locator("a"))
    expect(page.get_by_role("heading", name="Who is there")).to_be_visible()


def test_whether_my_ward_has_fewer_organisations_than_its_like_and_how_sure_we_are(
    councillor, build
):
    page = councillor.page
    councillor.click(page.get_by_role("link", name="Place profile"))
    councillor.click(page.get_by_role("radio", name="Ward", exact=True))
    ward = page.get_by_role("option").first
    councillor.click(page.get_by_role("combobox", name=re.compile("^Ward in ")), opens=ward)
    name = ward.inner_text().strip()
    councillor.click(ward)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    count, expected = build.execute(
        """
        select organisation_count, expected_count from mart.provision
        inner join mart.place as place using (place_level, place_code)
        where place_level = 'ward' and definition = 'narrow.abc.in' and place_name = $name
        """,
        {"name": name},
    ).fetchone()
    said = page.get_by_test_id("stMain")
    expect(said).to_contain_text(
        re.compile(rf"{count} registered organisations? (is|are) counted in {re.escape(name)}")
    )
    expect(said).to_contain_text(re.compile(rf"{expected:.0f}[.\d]* would be expected"))
    expect(said).to_contain_text(re.compile("chance|sure|interval"))


def test_whether_need_has_lasted(councillor):
    page = councillor.page
    expect(page.locator("ol.atlas-case")).to_contain_text(re.compile("already there in 2015"))
    councillor.click(page.get_by_role("link", name="Has it been so for long?"))
    expect(page.get_by_role("heading", level=2).first).to_contain_text("in 2015, 2019 and 2025")
    expect(page.get_by_text("Ranks are relative", exact=False).first).to_be_visible()


def test_what_a_community_interest_company_is(councillor):
    page = councillor.page
    councillor.click(page.get_by_role("link", name="What do the words mean?"))
    councillor.click(page.get_by_role("link", name="Forms side by side"))
    row = page.get_by_role("row", name=re.compile("^Community interest company"))
    expect(row).to_contain_text("Regulator of Community Interest Companies")
    councillor.click(row.get_by_role("link", name="Community interest company"))
    expect(page.get_by_text("must work for the", exact=False).first).to_be_in_viewport()

"""The place profile in a browser: what a councillor asks in five clicks; a place put together."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.running import map_frame, settle, take_away, wait_for_map
from tests.browser.test_every_view import spilling, violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WARD = (
    "select place.place_name, place.place_code from mart.provision as held "
    "inner join mart.place as place using (place_level, place_code) "
    "where place_level = 'ward' and definition = 'narrow.abc.in' "
    "and place.council25_code = 'E06999001' order by place_name limit 1"
)
POSTCODES = (
    "select postcode from mart.postcode where lsoa21_code in (select lsoa21_code "
    "from mart.neighbourhood where council25_code = 'E06999001') order by postcode limit 3"
)


def test_in_five_clicks_my_ward_against_its_like_and_whether_need_has_lasted(open_app, build):
    name, code = build.execute(WARD).fetchone()
    page = open_app("")
    page.get_by_role("link", name="Place profile").click()
    settle(page)
    page.get_by_role("radio", name="Ward").or_(
        page.get_by_role("button", name="Ward", exact=True)
    ).first.click()
    settle(page)
    page.get_by_role("combobox", name="Ward in").click()
    page.get_by_role("option", name=name, exact=True).click()
    settle(page)
    expect(page).to_have_url(re.compile(f"at={code}"))
    reading = page.locator("dl.atlas-profile")
    expect(reading).to_contain_text("would be expected at the rate of")
    expect(reading).to_contain_text(re.compile("that is (fewer|more|probably|about as many)"))
    expect(reading).to_contain_text(re.compile("worst tenth in 2015, 2019 and 2025|all of 2015"))


def test_title_chooser_reading_and_map_are_on_the_first_screen(open_app, build):
    _, code = build.execute(WARD).fetchone()
    page = open_app("place_profile", f"council=E06999001&at={code}", width=1366, height=768)
    wait_for_map(page)
    for part in (
        page.get_by_role("heading", level=1),
        page.get_by_role("combobox", name="Ward in"),
        page.locator("dl.atlas-profile"),
        page.locator('iframe[title="streamlit_folium.st_folium"]'),
    ):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= 768
    # The ward is outlined: white, ink and its fills, for each of its neighbourhoods.
    outlined = map_frame(page).locator(".leaflet-atlas-chosen-pane path")
    expect(outlined.first).to_be_attached()
    assert outlined.count() % 3 == 0


def test_a_place_is_pasted_named_saved_spoilt_and_opened_by_its_link(open_app, build, tmp_path):
    wanted = [row[0] for row in build.execute(POSTCODES).fetchall()]
    page = open_app("place_profile", "council=E06999001")
    page.get_by_role("radio", name="Your own").or_(
        page.get_by_role("button", name="Your own")
    ).first.click()
    settle(page)
    page.get_by_role("textbox", name="Postcodes or").fill(" ; ".join([*wanted, "nonsense"]).lower())
    page.get_by_role("button", name="Make the place of these").click()
    settle(page)
    expect(page.get_by_text("NONSENSE: not a postcode or a neighbourhood code.")).to_be_visible()
    page.get_by_text(re.compile("^Change, name or save")).click()
    name = page.get_by_role("textbox", name="Its name")
    name.fill("Old Quay <b>")
    name.press("Enter")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Old Quay <b>")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save this place").click()
    assert taken.value.suggested_filename == "place-old-quay-b.json"
    spoilt = tmp_path / "place.json"
    spoilt.write_text("{", encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(spoilt)
    expect(page.get_by_text("This file is not a saved place")).to_be_visible()
    settle(page)
    link = page.url
    page.goto(link)
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Old Quay <b>")


def test_who_came_and_who_left_is_drawn_and_taken_away_beside_what_is_new(open_app, build):
    _, code = build.execute(WARD).fetchone()
    page = open_app("place_profile", f"council=E06999001&at={code}")
    title = re.compile("societ(y|ies) registered, .* removed since")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text(re.compile("^The net change is|^As many came as went"))).to_be_visible()
    expect(page.get_by_text(re.compile("Only those still there are in the"))).to_be_visible()
    taken = take_away(page, "Table (csv, 15 rows)", of="removed since")
    written = taken.path().read_text("utf-8-sig")
    assert "PRACTICE" in written
    assert "Year,Registered,Removed,Net change" in written
    assert "To leave a register is not always to close" in written


def test_a_click_on_the_map_opens_the_ward_of_what_was_clicked(open_app, build):
    _, code = build.execute(WARD).fetchone()
    page = open_app("place_profile", f"council=E06999001&at={code}")
    frame = wait_for_map(page)
    first = page.url
    # The middle one in the picture may be of the same ward; one in the corner is not.
    frame.locator(".leaflet-container").click(position={"x": 330, "y": 60})
    page.wait_for_url(lambda url: url != first)
    expect(page).to_have_url(re.compile("at=E05"))


@pytest.mark.parametrize("size", [{}, {"width": 390, "height": 844}], ids=["laptop", "phone"])
def test_a_ward_and_the_panel_are_clean_and_never_spill(open_app, build, size):
    _, code = build.execute(WARD).fetchone()
    page = open_app("place_profile", f"council=E06999001&at={code}", **size)
    wait_for_map(page)
    assert violations(page) == []
    assert spilling(page) == []
    own = build.execute(
        "select string_agg(right(lsoa21_code, 6), '.') from mart.neighbourhood "
        "where ward25_code = $code",
        {"code": code},
    ).fetchone()[0]
    page.goto(page.url.split("?")[0] + f"?council=E06999001&at=own&own={own}")
    settle(page)
    page.get_by_text(re.compile("^Change, name or save")).click()
    expect(page.get_by_role("textbox", name="Its name")).to_be_visible()
    assert violations(page) == []
    assert spilling(page) == []

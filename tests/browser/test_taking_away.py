"""Taking a figure away: one control on every figure, by mouse, keyboard and ear; real files."""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.running import serving, settle, take_away, wait_for_map
from tests.browser.test_every_view import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
FILES = ["Picture (png)", "Picture in grey (png)", "Drawing (svg)", "Table (csv", "Workbook (xlsx"]


@pytest.fixture
def fresh(practice_build: Path, tmp_path: Path) -> Path:
    """A copy of the practice builds that a test may spoil."""
    ignore = shutil.ignore_patterns("work.duckdb*")
    return shutil.copytree(practice_build, tmp_path / "builds", ignore=ignore)


@pytest.fixture
def spoilt(chromium, fresh: Path, tmp_path: Path) -> Iterator[Page]:
    """The map of a build whose files of boundaries go while it is on show."""
    with serving(fresh, tmp_path / "app.log") as address:
        context = chromium.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(f"{address}/map")
        settle(page)
        wait_for_map(page)
        shutil.rmtree(fresh / "maps")
        yield page
        context.close()


def controls(page: Page) -> Locator:
    """Every control of the page, closed or open."""
    return page.locator("summary", has_text="Take it away")


def is_coloured(picture: Image.Image) -> bool:
    """Is any of it plainly of a colour? Ink is a grey with a breath of blue."""
    held = picture.convert("RGB").getcolors(2**24) or []
    return any(max(colour) - min(colour) > 40 for _, colour in held)


def offered(page: Page) -> list[str]:
    return page.get_by_test_id("stDownloadButton").get_by_role("button").all_inner_texts()


@pytest.mark.parametrize("path", ["map", "where_to_look_first", "change", "organisations"])
def test_every_figure_has_the_control_and_its_name_tells_which(open_app, path):
    page = open_app(path)
    expect(controls(page).first).to_be_visible()
    names = controls(page).all_inner_texts()
    assert len(set(names)) == len(names)
    # To the eye each says the same few words: the title stands above it already.
    assert all(control.bounding_box()["width"] < 140 for control in controls(page).all())
    assert all(len(name) > 40 for name in names)


def test_nothing_is_sent_before_the_control_is_opened_and_then_all_five_are_offered(open_app):
    page = open_app()
    wait_for_map(page)
    assert offered(page) == []
    controls(page).click()
    expect(page.get_by_test_id("stDownloadButton")).to_have_count(5)
    for label, text in zip(FILES, offered(page), strict=True):
        assert text.startswith(label)


def test_the_files_of_a_map_are_what_they_say(open_app):
    page = open_app()
    wait_for_map(page)
    [said] = page.get_by_role("heading", level=2).all_inner_texts()
    saved = {label: take_away(page, label).path() for label in FILES[:1]}
    for label in FILES[1:]:
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        saved[label] = waiting.value.path()
    picture, grey = (Image.open(saved[label]) for label in FILES[:2])
    assert picture.width > 1500
    assert is_coloured(picture)
    assert not is_coloured(grey)
    drawing = ElementTree.parse(saved[FILES[2]]).getroot()
    words = " ".join(drawing.itertext())
    assert said.split(" (")[0] in " ".join(words.split())
    rows = list(csv.reader(io.StringIO(saved[FILES[3]].read_text("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(saved[FILES[4]].read_bytes()))
    head = rows.index([]) + 1
    assert rows[head][0] == "Neighbourhood"
    shown = {cell for sheet in book for row in sheet.values for cell in row}
    assert {row[0] for row in rows[head + 1 :]} <= shown
    [link] = {str(cell) for cell in shown if re.match(r"https?://\S+build=", str(cell))}
    assert {"council", "build", "release"} <= parse_qs(urlsplit(link).query).keys()


def test_the_control_is_opened_used_and_left_by_keyboard(open_app):
    page = open_app("where_to_look_first")
    control = controls(page).first
    control.focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("button", name="Picture (png)")
    expect(first).to_be_visible()
    settle(page)
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".png")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(first).to_have_count(0)


def test_the_picture_can_be_looked_at_first_and_is_read_aloud(open_app):
    page = open_app("where_to_look_first")
    controls(page).first.click()
    page.get_by_role("button", name="Look at the picture first").click()
    shown = page.get_by_role("dialog").get_by_role("img", name=re.compile(r"^Map of \d+ "))
    expect(shown).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_on_a_phone_all_of_the_control_is_on_the_screen(open_app):
    page = open_app("where_to_look_first", width=390, height=844)
    control = controls(page).first
    control.scroll_into_view_if_needed()
    control.click()
    for label in FILES:
        button = page.get_by_role("button", name=label)
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_what_cannot_be_made_is_said_in_a_sentence_that_stays_and_the_rest_can_be_taken(spoilt):
    controls(spoilt).click()
    spoilt.get_by_role("button", name="Picture (png)").click()
    said = spoilt.get_by_role("alert").filter(has_text="This file could not be made.")
    expect(said).to_contain_text("no longer on the server")
    expect(spoilt.get_by_test_id("stDownloadButtonError")).to_have_count(1)  # Streamlit's own words
    expect(spoilt.get_by_text("Failed to generate file for download")).not_to_be_visible()
    spoilt.wait_for_timeout(6_000)  # Streamlit takes its own away after five seconds
    expect(said).to_be_visible()
    assert violations(spoilt) == []
    with spoilt.expect_download() as waiting:
        spoilt.get_by_role("button", name="Table (csv").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    spoilt.get_by_role("button", name="Look at the picture first").click()
    expect(spoilt.get_by_text("The picture could not be drawn.")).to_be_visible()
    assert "Traceback" not in spoilt.content()


def test_the_sentence_goes_when_the_file_is_made_at_last(spoilt, fresh, practice_build):
    controls(spoilt).click()
    spoilt.get_by_role("button", name="Picture (png)").click()
    said = spoilt.get_by_role("alert").filter(has_text="This file could not be made.")
    expect(said).to_be_visible()
    shutil.copytree(practice_build / "maps", fresh / "maps")
    settle(spoilt)
    with spoilt.expect_download() as waiting:
        spoilt.get_by_role("button", name="Picture (png)").click()
    assert waiting.value.suggested_filename.endswith(".png")
    expect(said).to_have_count(0)

"""A briefing in a real browser: made, saved, opened by somebody else, and the same."""

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.running import serving, settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SLOW = 120_000  # milliseconds: the first export starts a process, and every ward takes a while


@pytest.fixture(scope="module")
def app(practice_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the practice region from a folder of its own: what is taken away pins its build."""
    folder = tmp_path_factory.mktemp("briefing")
    ignore = shutil.ignore_patterns("work.duckdb*")
    builds = shutil.copytree(practice_build, folder / "builds", ignore=ignore)
    with serving(builds, folder / "app.log") as address:
        yield address


NOTE = "Ask the ward’s members first.\n\n=1+1 <b>bold</b>"


def _take(page: Page, name: str) -> Download:
    with page.expect_download(timeout=SLOW) as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return waiting.value


def _digest(taken: Download) -> str:
    return hashlib.sha256(Path(taken.path()).read_bytes()).hexdigest()


def _parts(page: Page) -> list[str]:
    return [line.split(". ", 1)[1] for line in page.locator(".atlas-part b").all_inner_texts()]


def _ward(build) -> tuple[str, str, str]:
    return build.execute(
        "select council25_code, ward25_code, ward_name from mart.ward"
        " where neighbourhood_count > 3 order by ward25_code limit 1"
    ).fetchone()


def test_a_briefing_saved_and_opened_in_a_fresh_browser_gives_the_same_paper(
    open_app, build, tmp_path
):
    council, ward, name = _ward(build)
    page = open_app("briefing", f"council={council}&at={ward}")
    page.get_by_label("Title").fill("What we found")
    page.get_by_label("Title").press("Enter")
    settle(page)
    page.get_by_role("button", name="Leave out").last.click()
    settle(page)
    page.get_by_role("button", name="Down", exact=True).first.click()
    settle(page)
    page.get_by_role("button", name="Notes").first.click()
    box = page.get_by_role("textbox", name=re.compile("Your notes on"))
    box.fill(NOTE)
    box.press("Control+Enter")
    settle(page)
    chosen = _parts(page)
    assert chosen[:2] == ["Where need is", "In plain words"]
    saved = _take(page, "Save this briefing (a small file)")
    kept = tmp_path / saved.suggested_filename
    saved.save_as(kept)
    first = _take(page, "Report (Word)")
    content = json.loads(kept.read_text(encoding="utf-8"))
    assert [part["notes"] for part in content["parts"]][0] == NOTE
    assert content["view"]["at"] == ward

    other = open_app("briefing")
    other.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(kept)
    expect(other.get_by_role("heading", level=1)).to_have_text(f"Briefing: {name}")
    settle(other)
    assert _parts(other) == chosen
    assert f"build={content['build']}" in other.url
    assert _digest(_take(other, "Report (Word)")) == _digest(first)


def test_a_file_that_is_no_briefing_is_refused_in_words(open_app, tmp_path):
    odd = tmp_path / "odd.json"
    odd.write_text("{}", encoding="utf-8")
    page = open_app("briefing")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(odd)
    expect(page.get_by_text("odd.json: The file is not a briefing")).to_be_visible()


def test_the_link_to_a_briefing_opens_its_parts_and_notes(open_app, build):
    council, ward, name = _ward(build)
    page = open_app("briefing", f"council={council}&at={ward}&parts=need.reading")
    assert _parts(page) == ["Need by domain", "In plain words"]
    link = page.get_by_test_id("stCode").inner_text()
    again = open_app("briefing")
    again.goto(link)
    settle(again)
    assert _parts(again) == ["Need by domain", "In plain words"]
    expect(again.get_by_role("heading", level=1)).to_have_text(f"Briefing: {name}")


def test_every_ward_goes_on_while_the_page_is_left_and_comes_as_one_zip(open_app, build):
    council = build.execute(
        "select council25_code from mart.ward group by all order by count(*), 1 limit 1"
    ).fetchone()[0]
    page = open_app("briefing", f"council={council}")
    page.get_by_role("button", name=re.compile("Make a two-page profile of every ward")).click()
    expect(page.get_by_text(re.compile(r"\d+ of \d+ made")).first).to_be_visible()
    page.goto("about:blank")
    back = open_app("briefing", f"council={council}")
    ready = back.get_by_role("button", name=re.compile("Every ward of .*zip"))
    expect(ready).to_be_visible(timeout=SLOW)
    with back.expect_download(timeout=SLOW) as waiting:
        ready.click()
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as found:
        names = found.namelist()
        assert len([name for name in names if name.endswith(".pdf")]) == len(names) / 2
        assert all(found.read(name) for name in names)


def test_presenting_fills_the_window_and_escape_leaves(open_app, build):
    council, *_ = _ward(build)
    page = open_app("briefing", f"council={council}&parts=reading.need")
    page.get_by_role("button", name="Present full screen").click()
    shown = page.get_by_role("dialog")
    expect(shown).to_be_visible(timeout=SLOW)
    page.keyboard.press("PageDown")
    expect(shown.get_by_text(re.compile(r"^2 of \d+$")).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(page.get_by_role("button", name="Present full screen")).to_be_visible()

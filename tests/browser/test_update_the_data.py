"""A list checked, taken and applied, and a load started and cancelled, in a real browser."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import PATIENCE, serving, settle

A_BUILD = 240_000  # milliseconds: a whole build, beside other tests at work
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HEAD = "org_id,name,postcode,action,reason,source,added_on\n"


@pytest.fixture
def own_app(practice_build, practice_raw, tmp_path, monkeypatch) -> Iterator[str]:
    """Serve a copy of the practice build that may be changed from the page."""
    builds, local = tmp_path / "builds", tmp_path / "local"
    shutil.copytree(practice_build, builds)
    (local / "practice").mkdir(parents=True)
    (local / "settings.toml").write_text(
        f'allow_loads = true\nraw = "{practice_raw}"\n', encoding="utf-8"
    )
    monkeypatch.setenv("ATLAS_LOCAL", str(local))
    with serving(builds, tmp_path / "app.log") as address:
        yield address


def page_of(chromium, address: str) -> Page:
    page = chromium.new_context(locale="en-GB").new_page()
    page.goto(f"{address}/update_the_data")
    settle(page)
    return page


def give(page: Page, name: str, body: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": body}
    )


def test_a_list_is_checked_taken_and_applied_at_the_next_build(chromium, own_app, build):
    org_id, _ = build.execute(
        "select org_id, name from mart.organisation where tier = 'wider' order by org_id limit 1"
    ).fetchone()
    page = page_of(chromium, own_app)
    body = HEAD + f"{org_id},,,exclude,Closed its doors,Community team,2026-11-01\n"
    body += "GB-COH-99999999,,,exclude,Not there,Community team,2026-11-01\n"
    give(page, "our list.csv", body.encode())
    expect(page.get_by_text("1 of 2 lines can be taken, 1 cannot")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("cell", name="GB-COH-99999999")).to_be_visible()
    page.get_by_role("button", name="Take 1 line as the whole list").click()
    expect(page.get_by_text("Taken. It is applied at the next build")).to_be_visible()
    page.get_by_role("button", name="Build again from the files that are here").click()
    expect(page.get_by_text("Done.")).to_be_visible(timeout=A_BUILD)
    page.goto(f"{own_app}/organisations?organisation={org_id}")
    settle(page)
    expect(page.get_by_text("Closed its doors").first).to_be_visible()
    page.context.close()


def test_what_is_no_list_is_refused_with_a_sentence(chromium, own_app):
    page = page_of(chromium, own_app)
    give(page, "../../etc/list.csv", b"PK\x03\x04" + bytes(100))
    expect(page.get_by_text("cannot be taken.")).to_be_visible(timeout=PATIENCE)
    assert page.get_by_role("button", name="Take").count() == 0
    page.context.close()


def test_a_load_can_be_cancelled_and_the_build_in_use_stays(chromium, own_app, tmp_path):
    pointer = tmp_path / "builds" / "current.json"
    before = json.loads(Path(pointer).read_text("utf-8"))["build_id"]
    page = page_of(chromium, own_app)
    page.get_by_role("button", name="Build again from the files that are here").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled.")).to_be_visible(timeout=PATIENCE)
    assert json.loads(Path(pointer).read_text("utf-8"))["build_id"] == before
    page.context.close()

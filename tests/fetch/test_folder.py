"""The folder of files: one of each, never lost, whatever happens to the disk or the process."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.fetching import keeping, manifest
from etl.fetching.trouble import Trouble
from etl.source import BrokenPromise
from tests.fetch.conftest import (
    COMPANIES,
    COMPANIES_PAGE,
    NAMES,
    NAMES_AT,
    entry,
    files,
    left,
    names_csv,
)
from tests.fetch.publishers import Fails, Kept, Publishers

REFERENCE = "charity_reference"
LISTS = "https://raw.githubusercontent.com/drkane/charity-lookups/master/"
OUTLETS = "coops_uk"


def serve_reference(publishers: Publishers, *without: str) -> None:
    """Keep the three lists of one source, but for some."""
    bodies = {
        "cc-aoo-gss-iso-new.csv": "geographic_area_type,geographic_area_description,GSS\na,b,c\n",
        "charity_scale.csv": "reg_number,scale\n1,Local\n",
        "ccew-fields.csv": "Table,Field,Description\na,b,c\n",
    }
    for name, body in bodies.items():
        kept = Fails(404) if name in without else Kept(body.encode())
        publishers.keeps[LISTS + name] = kept


def test_the_file_of_last_month_makes_way_and_is_kept_aside(fetch, publishers, raw, company_zip):
    for day in ("2026-08-01", "2026-09-01", "2026-10-01"):
        link = f"BasicCompanyDataAsOneFile-{day}.zip"
        publishers.keeps[COMPANIES_PAGE] = Kept(f'<a href="{link}">'.encode(), kind="text/html")
        at = f"https://download.companieshouse.gov.uk/{link}"
        publishers.keeps[at] = Kept(company_zip + day.encode())
        run = fetch(COMPANIES)
    assert files(raw, COMPANIES) == ["BasicCompanyDataAsOneFile-2026-10-01.zip"]
    aside = [path.name for path in (raw / keeping.BEFORE / COMPANIES).iterdir()]
    assert aside == ["BasicCompanyDataAsOneFile-2026-09-01.zip"]
    assert "2026-10-01.zip in place of BasicCompanyDataAsOneFile-2026-09-01.zip" in run.words


def test_a_file_of_the_same_name_is_kept_aside_too(fetch, publishers, raw):
    for rows in (50, 60):
        publishers.keeps[NAMES_AT] = Kept(names_csv(rows))
        fetch(NAMES)
    aside = raw / keeping.BEFORE / NAMES / "MSOA-Names-Latest2.csv"
    assert aside.read_bytes() == names_csv(50)


def test_a_file_that_someone_put_there_by_hand_makes_way_too(fetch, publishers, raw):
    (raw / NAMES).mkdir()
    (raw / NAMES / "MSOA-Names-Z.csv").write_bytes(names_csv(9))
    (raw / NAMES / "notes.txt").write_text("ours")
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    run = fetch(NAMES)
    assert files(raw, NAMES) == ["MSOA-Names-Latest2.csv", "notes.txt"]
    assert (raw / keeping.BEFORE / NAMES / "MSOA-Names-Z.csv").exists()
    assert "MSOA-Names-Z.csv is now in .before" in run.words


def test_a_fetch_that_was_killed_before_it_tidied_up_is_finished_by_the_next(
    fetch, publishers, raw
):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    (raw / NAMES).mkdir()
    (raw / NAMES / "MSOA-Names-Z.csv").write_bytes(names_csv(9))
    fetch(NAMES)
    shutil.move(raw / keeping.BEFORE / NAMES / "MSOA-Names-Z.csv", raw / NAMES)
    fetch(NAMES)
    assert files(raw, NAMES) == ["MSOA-Names-Latest2.csv"]


def test_the_files_of_a_source_come_together_or_not_at_all(fetch, publishers, raw):
    serve_reference(publishers, "charity_scale.csv")
    assert REFERENCE in fetch(REFERENCE).outcome.failed
    assert files(raw, REFERENCE) == []
    serve_reference(publishers)
    assert fetch(REFERENCE).outcome.new == [REFERENCE]
    assert len(files(raw, REFERENCE)) == 3


def test_a_file_that_may_be_absent_does_not_hold_back_the_others(fetch, publishers, raw):
    serve_reference(publishers, "ccew-fields.csv")
    run = fetch(REFERENCE)
    assert run.outcome.new == [REFERENCE]
    assert "It may be absent." in run.words
    assert len(files(raw, REFERENCE)) == 2


def test_a_source_that_nobody_offers_for_fetching_is_told_only_while_it_is_not_here(fetch, raw):
    assert "download open_data_organisations*.csv" in fetch(OUTLETS).outcome.by_hand[OUTLETS]
    (raw / OUTLETS).mkdir()
    (raw / OUTLETS / "open_data_organisations.csv").write_text("a\n")
    assert fetch(OUTLETS).outcome.by_hand == {}


def test_a_source_that_does_not_exist_is_named(fetch):
    with pytest.raises(BrokenPromise, match="no source is called ons_nothing"):
        fetch("ons_nothing")


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"files": 3}',
        '{"files": {"commons_msoa_names/areas": 1}}',
        '{"files": {"commons_msoa_names/areas": {"name": "../x"}}}',
    ],
)
def test_a_manifest_that_cannot_be_read_costs_a_download_and_nothing_else(
    fetch, publishers, raw, damage
):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    (raw / "manifest.json").write_text(damage)
    fetch(NAMES)
    assert entry(raw, NAMES, "areas").records == 50


def test_the_manifest_says_where_when_and_what(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    said = json.loads((raw / "manifest.json").read_text())["files"][f"{NAMES}/areas"]
    assert said["sha256"] == manifest.digest(raw / NAMES / said["name"])
    assert said["fetched_at"].endswith("Z")
    assert said["etag"] == publishers.keeps[NAMES_AT].mark


def test_two_fetches_do_not_run_at_once(fetch, raw):
    with keeping.alone(raw), pytest.raises(Trouble, match="another fetch is at work"):
        fetch(NAMES)


def test_a_file_that_cannot_fit_is_not_begun(fetch, publishers, raw):
    huge = Fails(200, {"Content-Length": str(10**15)}, b"msoa21cd")
    publishers.keeps[NAMES_AT] = huge
    run = fetch(NAMES)
    assert "There is no room on the disk: 1,000,000,000.0 MB are to come" in run.words
    assert left(raw) == []


@pytest.fixture
def small_disk(tmp_path: Path):
    """Give a disk of a megabyte, or skip where this user may not mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a disk cannot be mounted here: {done.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fills_keeps_the_good_file_and_says_so(fetch, publishers, raw, small_disk):
    shutil.copy(raw / "practice.json", small_disk)
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES, into=small_disk)
    publishers.keeps[NAMES_AT] = Kept(names_csv(60_000), length=False)
    run = fetch(NAMES, into=small_disk)
    assert "The disk is full; what had come of the file was removed." in run.words
    assert (small_disk / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == names_csv()
    assert left(small_disk) == []


@pytest.mark.skipif(not shutil.which("prlimit"), reason="prlimit is not here to set the limit")
def test_a_file_that_may_not_grow_any_further_is_like_a_full_disk(start, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv(30_000), length=False)
    process = start("fetch", NAMES, prefix=("prlimit", "--fsize=200000"))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "The disk is full" in said
    assert (files(raw, NAMES), left(raw)) == ([], [])


def test_the_practice_region_is_not_overwritten_from_the_publishers(raw, capsys, monkeypatch):
    monkeypatch.delenv("ATLAS_THROUGH", raising=False)
    assert main(["fetch", "--raw", str(raw), "--through", "", NAMES]) == 1
    assert "holds the practice region" in capsys.readouterr().err


@pytest.fixture
def company_zip(practice_raw: Path) -> bytes:
    """Give the company file of the practice region."""
    [path] = (practice_raw / COMPANIES).iterdir()
    return path.read_bytes()


def test_a_manifest_that_was_tampered_with_moves_no_file_outside_its_folder(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    path = raw / "manifest.json"
    said = json.loads(path.read_text())
    said["files"][f"{NAMES}/areas"]["superseded"] = ["../practice.json"]
    path.write_text(json.dumps(said))
    fetch(NAMES)
    assert (raw / "practice.json").exists()

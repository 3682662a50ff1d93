"""The current file is found as a person would find it; nothing a server says is used as a path."""

import pytest

from etl.fetching import finding
from etl.fetching.trouble import Trouble
from etl.fetching.ways import ByHand, GovUk, Link, PortalItem
from etl.source import File
from etl.sources import all_sources
from tests.fetch.conftest import COMPANIES, COMPANIES_PAGE, entry, files, names_csv
from tests.fetch.publishers import Fails, Kept, as_json

IOD = "mhclg_iod2025"
IOD_CONTENT = (
    "https://www.gov.uk/api/content/government/statistics/english-indices-of-deprivation-2025"
)
ASSETS = "https://assets.publishing.service.gov.uk/media/"
ONSPD = "ons_postcode_directory"
PORTAL = "https://www.arcgis.com/sharing/rest"
WAY = GovUk("/page", r"^File 7\b")
ITEM = PortalItem(
    "q", r"ONS Postcode Directory \((?P<month>\w+) (?P<year>\d{4})\)", "ONSPD_{month}_{year}.zip"
)


def attached(*titles_and_urls: tuple[str, str]) -> dict[str, object]:
    """Return a content item as GOV.UK gives it."""
    listed = [{"title": title, "url": url} for title, url in titles_and_urls]
    return {"title": "Indices", "details": {"attachments": listed}}


def the_file(source: str, part: str) -> File:
    [found] = [m.SOURCE.files[part] for m in all_sources() if m.SOURCE.id == source]
    return found


def test_every_file_that_someone_publishes_says_how_it_is_found():
    silent = [
        (module.SOURCE.id, part)
        for module in all_sources()
        for part, file in module.SOURCE.files.items()
        if file.way is None and file.address.startswith("https://")
    ]
    assert not silent


def test_no_address_of_a_gov_uk_attachment_is_written_down():
    ways = [str(f.way) for m in all_sources() for f in m.SOURCE.files.values()]
    assert not [way for way in ways if "assets.publishing" in way]


def test_a_file_to_be_downloaded_by_hand_says_what_to_look_for():
    by_hand = [f.way for m in all_sources() for f in m.SOURCE.files.values()]
    words = [way.words for way in by_hand if isinstance(way, ByHand)]
    assert words
    assert all(len(said) > 20 for said in words)


def test_an_attachment_is_found_by_its_title_wherever_it_was_issued_again(fetch, publishers, raw):
    header = ",".join(f'"{name}"' for name in _published_columns())
    body = (header + "\n" + ",".join("1" for _ in _published_columns()) + "\n").encode()
    publishers.keeps[IOD_CONTENT] = as_json(
        attached(
            ("File 6: population denominators", f"{ASSETS}a/File_6.xlsx"),
            ("File 7: all ranks, scores, deciles", f"{ASSETS}old/File_7_IoD2025.csv"),
            ("File 17: something else", f"{ASSETS}b/File_17.csv"),
        )
    )
    publishers.keeps[f"{ASSETS}old/File_7_IoD2025.csv"] = Kept(body)
    fetch(IOD)
    assert entry(raw, IOD, "neighbourhoods").address == f"{ASSETS}old/File_7_IoD2025.csv"
    publishers.keeps[IOD_CONTENT] = as_json(
        attached(("File 7: all ranks (revised)", f"{ASSETS}new/File_7_IoD2025_v2.csv"))
    )
    publishers.keeps[f"{ASSETS}new/File_7_IoD2025_v2.csv"] = Kept(body.replace(b"1\n", b"2\n"))
    run = fetch(IOD)
    assert files(raw, IOD) == ["File_7_IoD2025_v2.csv"]
    assert "File_7_IoD2025_v2.csv in place of File_7_IoD2025.csv" in run.words


def _published_columns() -> list[str]:
    file = the_file(IOD, "neighbourhoods")
    published = {ours: theirs for theirs, ours in file.renamed.items()}
    return [published[name] for name in file.columns]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (attached(("File 8", "https://x.example/f.csv")), "no attachment"),
        (attached(("File 7", "https://x.example/f.xlsx")), "no attachment"),
        (
            attached(("File 7", "https://x.example/f.csv"), ("File 7", "https://x.example/g.csv")),
            "2 attachments",
        ),
        ({"details": {}}, "no attachment"),
        ([], "no attachment"),
        ({"details": {"attachments": None}}, "no attachment"),
        (attached(("File 7", "http://[.csv")), "leads nowhere"),
    ],
    ids=["title gone", "another kind", "two", "no details", "no object", "no list", "no address"],
)
def test_a_page_without_exactly_one_such_attachment_is_not_guessed_at(document, said):
    with pytest.raises(Trouble, match=said):
        finding.attachment(document, WAY)


def test_the_newest_company_file_on_the_page_is_taken(fetch, publishers, raw):
    page = """<html><ul><li><a href="BasicCompanyDataAsOneFile-2026-10-01.zip">October</a>
      <li><a href="https://download.companieshouse.gov.uk/BasicCompanyDataAsOneFile-2026-11-03.zip">
      November</a><li><a href="BasicCompanyData-2026-11-03-part1_7.zip">parts</a>"""
    publishers.keeps[COMPANIES_PAGE] = Kept(page.encode(), kind="text/html")
    newest = "https://download.companieshouse.gov.uk/BasicCompanyDataAsOneFile-2026-11-03.zip"
    fetch(COMPANIES)
    assert publishers.asked_for(newest)
    assert files(raw, COMPANIES) == []


def test_a_page_that_lists_no_such_file_says_what_to_do_by_hand(fetch, publishers):
    publishers.keeps[COMPANIES_PAGE] = Kept(b"<html>We are moving</html>", kind="text/html")
    run = fetch(COMPANIES)
    assert "has no link to a file like" in run.words
    assert COMPANIES_PAGE in run.outcome.failed[COMPANIES]


def test_a_link_may_not_lead_to_another_name():
    page = '<a href="x/../../BasicCompany-2026.zip?y=/etc/passwd">one</a><a href="/etc/shadow">'
    way = Link("https://page.example/a/", r"BasicCompany-\d{4}\.zip")
    assert finding.link(page, way) == "https://page.example/BasicCompany-2026.zip?y=/etc/passwd"


def test_a_link_that_is_no_address_is_passed_over():
    page = '<a href="http://[broken"><a href="BasicCompany-2026.zip">'
    way = Link("https://page.example/a/", r"BasicCompany-\d{4}\.zip")
    assert finding.link(page, way) == "https://page.example/a/BasicCompany-2026.zip"


def test_the_newest_item_of_the_portal_is_taken_by_the_month_in_its_title():
    titles = ["(August 2026)", "(November 2025)", "(May 2026)", "User Guide (November 2026)"]
    results = [
        {"id": f"{no:032x}", "title": f"ONS Postcode Directory {title}", "modified": 9 - no}
        for no, title in enumerate(titles)
    ]
    assert finding.item({"results": results}, ITEM) == (f"{0:032x}", "ONSPD_AUG_2026.zip")


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"results": [{"id": "../x", "title": ""}]},
        {"results": ["one", None, 3]},
        {"results": None},
        {"results": 7},
        [],
    ],
)
def test_a_portal_that_finds_nothing_is_told(found):
    with pytest.raises(Trouble, match="finds nothing"):
        finding.item(found, ITEM)


def test_a_portal_item_is_downloaded_through_its_redirect(fetch, publishers, raw, practice_zip):
    publishers.keeps[f"{PORTAL}/search"] = as_json(
        {"results": [{"id": "a" * 32, "title": "ONS Postcode Directory (May 2026) for the UK"}]}
    )
    signed = "https://storage.example.org/signed/xyz"
    publishers.keeps[f"{PORTAL}/content/items/{'a' * 32}/data"] = Fails(302, {"Location": signed})
    publishers.keeps[signed] = Kept(practice_zip, kind="application/octet-stream")
    fetch(ONSPD)
    assert files(raw, ONSPD) == ["ONSPD_MAY_2026.zip"]
    assert entry(raw, ONSPD, "postcodes").final_address == signed


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/a/..%2f..%2fetc%2fpasswd",
        "https://x.example/a/%2e%2e",
        "https://x.example/a/.hidden",
        "https://x.example/a\\..\\b.csv",
        "https://x.example/",
        "https://x.example/a%00b.csv",
        "https://x.example/" + "a" * 500,
    ],
)
def test_a_name_from_a_server_leads_nowhere_else(address):
    name = finding.name_in(address)
    assert not set(name) & set("/\\\0")
    assert not name.startswith(".")
    assert len(name) <= 150


@pytest.mark.parametrize("name", ["other.csv", "File_7.csv\n", "../File_7.csv", ""])
def test_a_name_that_the_build_would_not_find_is_refused(name):
    with pytest.raises(Trouble, match="is called"):
        finding.fitting_name(name, "File_7*.csv")


def test_names_of_areas_come_as_expected():
    assert names_csv(1).startswith(b"msoa21cd,msoa21nm,msoa21hclnm\nE02990001")

"""What came is checked before it takes the place of anything."""

import io
import zipfile
from dataclasses import replace

import pytest

from etl.fetching import checking
from etl.fetching.checking import Fewest
from etl.fetching.trouble import Trouble
from etl.source import File
from etl.sources.companies_house import SOURCE
from tests.fetch.conftest import COMPANIES, COMPANIES_PAGE, NAMES, NAMES_AT, files, names_csv
from tests.fetch.publishers import Kept

ANY = Fewest(1, 0)
CSV = File(pattern="*.csv", address="", columns=("Name", "Number"))
ZIP = File(pattern="*.zip", address="", columns=("Name", "Number"), member="*data/*.csv")
ROWS = b"Name,Number\n" + b"A,1\n" * 1000


def zipped(name: str = "Data/rows.csv", body: bytes = ROWS, **more: bytes) -> bytes:
    """Return a zip that holds one file, and others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in {name: body, **more}.items():
            archive.writestr(inside, content)
    return buffer.getvalue()


def checked(tmp_path, body: bytes, file: File = CSV, fewest: Fewest = ANY) -> int:
    path = tmp_path / "came"
    path.write_bytes(body)
    return checking.check(file, path, fewest)


def test_a_file_as_promised_is_counted(tmp_path):
    assert checked(tmp_path, ROWS) == 1000
    assert checked(tmp_path, ROWS.rstrip(b"\n")) == 1000
    assert checked(tmp_path, zipped(), ZIP) == 1000
    assert checked(tmp_path, "\ufeff Name , Number\nA,1\n".encode()) == 1


def test_a_header_under_another_name_is_known_where_the_source_says_so(tmp_path):
    renamed = replace(CSV, renamed={"Title": "Name"})
    assert checked(tmp_path, b"Title,Number\nA,1\n", renamed) == 1


def test_a_tab_separated_file_is_read_by_its_tabs(tmp_path):
    assert checked(tmp_path, b"Name\tNumber\nA, Ltd\t1\n") == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"Name,No\nA,1\n", "no column Number"),
        (b"Number\nA\n", "no column Name"),
        (b"", "an empty file"),
        (b"\n\n", "an empty file"),
        (b"Name,Number\n", "only 0 rows came"),
        (b"<html>Sign in</html>", "a web page"),
        (b"\xef\xbb\xbf \r\n<!DOCTYPE html>", "a web page"),
        (b"Name,Number\nCaf\xe9,1\n", "not in UTF-8"),
        (b"Name,Number\nCaf\xc3", "not in UTF-8"),
        (b"\x00" * 5000, "no column Name"),
        (zipped()[:-30], "half a file"),
    ],
)
def test_a_csv_that_is_not_as_promised_is_refused(tmp_path, body, said):
    with pytest.raises(Trouble, match=said):
        checked(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (zipped()[:-30], "does not open as a zip"),
        (ROWS, "does not open as a zip"),
        (zipped("other.csv"), "holds 0 files"),
        (zipped(**{"data/again.csv": ROWS}), "holds 2 files"),
        (zipped(body=b"Name\nA\n"), "no column Number"),
        (zipped(body=b"Name,Number\n" + bytes(80 * 1024**2)), "unpacks to more than"),
        (zipped().replace(zipped()[60:64], b"\0\0\0\0", 1), "cannot be unpacked|has changed"),
    ],
    ids=["half", "no zip", "other member", "two members", "header", "bomb", "bad sum"],
)
def test_a_zip_that_is_not_as_promised_is_refused(tmp_path, body, said):
    with pytest.raises(Trouble, match=said):
        checked(tmp_path, body, ZIP)


def test_an_older_encoding_is_taken_where_the_source_allows_it(tmp_path):
    older = replace(CSV, encoding="utf-8|cp1252")
    assert checked(tmp_path, b"Name,Number\nCaf\xe9,1\n", older) == 1


def test_a_file_with_fewer_rows_than_the_publisher_has_is_refused(tmp_path):
    with pytest.raises(Trouble, match="only 1,000 rows came; the whole file has 2,000"):
        checked(tmp_path, ROWS, fewest=Fewest(2000, 0))


def test_a_file_that_lost_a_third_since_last_time_is_refused(tmp_path):
    with pytest.raises(Trouble, match="last time it was 9,000"):
        checked(tmp_path, ROWS, fewest=Fewest(1, 9000))


def test_a_file_that_is_no_geopackage_is_refused(tmp_path):
    with pytest.raises(Trouble, match="cannot be read as a GeoPackage"):
        checked(tmp_path, b"SQLite format 3\0" + bytes(100), replace(CSV, pattern="*.gpkg"))


def test_real_files_must_be_whole_though_the_build_allows_an_extract(fetch, publishers, tmp_path):
    page = b'<a href="BasicCompanyDataAsOneFile-2026-11-01.zip">'
    publishers.keeps[COMPANIES_PAGE] = Kept(page, kind="text/html")
    file = "https://download.companieshouse.gov.uk/BasicCompanyDataAsOneFile-2026-11-01.zip"
    publishers.keeps[file] = Kept(zipped("BasicCompanyData.csv", _companies()))
    run = fetch(COMPANIES, into=tmp_path / "real")
    assert "Only 3 rows came; the whole file has 5,000,000 or more" in run.words


def _companies() -> bytes:
    columns = SOURCE.files["companies"].columns
    return (", ".join(columns) + "\n" + ("," * (len(columns) - 1) + "\n") * 3).encode()


def test_a_changed_header_keeps_the_good_file(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Kept(names_csv().replace(b"msoa21hclnm", b"name"))
    run = fetch(NAMES)
    assert "The header has changed: no column msoa21hclnm. What is here stays in use." in run.words
    assert (raw / NAMES / files(raw, NAMES)[0]).read_bytes() == names_csv()


def test_a_company_file_cut_in_half_by_its_publisher_keeps_the_good_one(fetch, publishers, raw):
    months = {f"2026-{month}-01": zipped("rows.csv", _companies()) for month in (10, 11)}
    for day, body in months.items():
        link = f"BasicCompanyDataAsOneFile-{day}.zip"
        publishers.keeps[COMPANIES_PAGE] = Kept(f'<a href="{link}">'.encode(), kind="text/html")
        whole = body if day < "2026-11" else body[: len(body) * 3 // 4]
        publishers.keeps[f"https://download.companieshouse.gov.uk/{link}"] = Kept(whole)
        run = fetch(COMPANIES)
    assert "half a file" in run.words
    assert files(raw, COMPANIES) == ["BasicCompanyDataAsOneFile-2026-10-01.zip"]

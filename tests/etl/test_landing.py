"""Files that come broken, odd or hostile are landed whole or refused with a sentence."""

import zipfile
from pathlib import Path

import duckdb
import pytest

from etl import landing, unpacking
from etl.landing import land_csv, land_tsv_unquoted
from etl.source import BrokenPromise, File, Source


def source(*columns: str, optional: tuple[str, ...] = (), **reading: object) -> Source:
    file = File(pattern="*", address="", columns=columns, optional_columns=optional, **reading)
    return Source(
        id="register",
        title="A register",
        publisher="A publisher",
        homepage="",
        licence="",
        attribution="",
        covers="",
        updated="",
        release=r"name:(\d{4})",
        costs="",
        files={"rows": file},
        rows={},
    )


@pytest.fixture
def con(memory: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    memory.execute(landing.LEDGER)
    return memory


def landed(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    return con.execute("select * from raw.register order by rowid").fetchall()


def rejected(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    return con.execute("select line_no, reason from raw.rejected_line order by line_no").fetchall()


def test_headers_lose_leading_spaces_and_a_byte_order_mark(con, tmp_path):
    path = tmp_path / "leading_spaces.csv"
    path.write_bytes('\ufeffName, Number\nA,"001"\n'.encode())
    land_csv(con, source("Name", "Number"), "rows", path)
    assert landed(con) == [("A", "001")]


def test_a_byte_order_mark_decoded_twice_is_no_part_of_a_name(con, tmp_path):
    path = tmp_path / "mark_twice.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\ufeffName\nA\n".encode())
    land_csv(con, source("Name"), "rows", path)
    assert landed(con) == [("A",)]


def test_numbers_dates_and_leading_zeros_stay_text(con, tmp_path):
    path = tmp_path / "looks_like_numbers.csv"
    path.write_text("Number,On\n00123,01/02/2003\n")
    land_csv(con, source("Number", "On"), "rows", path)
    assert landed(con) == [("00123", "01/02/2003")]


def test_commas_quotes_and_new_lines_inside_a_cell_are_kept(con, tmp_path):
    path = tmp_path / "quoted.csv"
    path.write_bytes(b'Name,Town\r\n"The ""Hub"", Ltd","Old\nTown"\r\n')
    land_csv(con, source("Name", "Town", one_line=False), "rows", path)
    assert landed(con) == [('The "Hub", Ltd', "Old\nTown")]


def test_a_missing_column_is_named(con, tmp_path):
    path = tmp_path / "column_gone.csv"
    path.write_text("Name\nA\n")
    with pytest.raises(BrokenPromise, match=r"missing.*For example: Number"):
        land_csv(con, source("Name", "Number"), "rows", path)


def test_an_optional_column_that_is_not_there_is_null(con, tmp_path):
    path = tmp_path / "without_option.csv"
    path.write_text("Name\nA\n")
    land_csv(con, source("Name", optional=("Number",)), "rows", path)
    assert landed(con) == [("A", None)]


def test_a_renamed_column_is_landed_under_its_promised_name(con, tmp_path):
    path = tmp_path / "older_header.csv"
    path.write_text("oslaua\nE1\n")
    land_csv(con, source("lad25cd", renamed={"oslaua": "lad25cd"}), "rows", path)
    assert con.execute("select lad25cd from raw.register").fetchall() == [("E1",)]


def test_a_column_that_is_there_twice_is_refused(con, tmp_path):
    path = tmp_path / "column_twice.csv"
    path.write_text("Name,Name\nA,B\n")
    with pytest.raises(BrokenPromise, match="there twice"):
        land_csv(con, source("Name"), "rows", path)


def test_rows_with_more_or_fewer_cells_are_kept_aside_and_the_rest_landed(con, tmp_path):
    path = tmp_path / "ragged.csv"
    path.write_text("Name,Number\nA,1\nB\nC,3,extra\nD,4\n")
    land_csv(con, source("Name", "Number"), "rows", path)
    assert landed(con) == [("A", "1"), ("D", "4")]
    assert rejected(con) == [(3, "missing columns"), (4, "too many columns")]


def test_an_older_encoding_is_read_where_the_source_allows_it(con, tmp_path):
    path = tmp_path / "cp1252.csv"
    path.write_bytes("Name\nCaffè – Society’s\n".encode("cp1252"))
    land_csv(con, source("Name", encoding="utf-8|cp1252"), "rows", path)
    assert landed(con) == [("Caffè – Society’s",)]


def test_an_older_encoding_is_refused_where_the_source_does_not(con, tmp_path):
    path = tmp_path / "cp1252.csv"
    path.write_bytes("Name\nCaffè\n".encode("cp1252"))
    with pytest.raises(BrokenPromise, match="not in UTF-8"):
        land_csv(con, source("Name"), "rows", path)


def test_an_empty_file_has_no_promised_column(con, tmp_path):
    path = tmp_path / "empty.csv"
    path.touch()
    with pytest.raises(BrokenPromise, match="missing"):
        land_csv(con, source("Name"), "rows", path)


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".csv", content)
    return path


def test_the_one_fitting_file_of_a_zip_is_read(con, tmp_path):
    path = zipped(tmp_path / "one.zip", Data__rows=b"Name\nA\n", Documents__notes=b"x\n")
    land_csv(con, source("Name", member="data/*.csv"), "rows", path)
    assert landed(con) == [("A",)]


def test_a_zip_without_a_fitting_file_says_what_it_holds(con, tmp_path):
    path = zipped(tmp_path / "other.zip", notes=b"x\n")
    with pytest.raises(BrokenPromise, match=r"it holds notes\.csv"):
        land_csv(con, source("Name", member="data/*.csv"), "rows", path)


def test_half_a_zip_is_refused(con, tmp_path):
    whole = zipped(tmp_path / "whole.zip", rows=b"Name\n" + b"A\n" * 1000).read_bytes()
    path = tmp_path / "half.zip"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BrokenPromise, match="does not open as a zip"):
        land_csv(con, source("Name"), "rows", path)


def test_a_zip_with_damage_inside_is_refused(con, tmp_path):
    path = zipped(tmp_path / "damaged.zip", rows=b"Name\n" + bytes(range(65, 91)) * 4000)
    content = bytearray(path.read_bytes())
    content[60:90] = b"\0" * 30
    path.write_bytes(content)
    with pytest.raises(BrokenPromise, match="cannot be unpacked"):
        land_csv(con, source("Name"), "rows", path)


def test_a_zip_bomb_is_refused_before_it_fills_the_disk(con, tmp_path):
    path = zipped(tmp_path / "bomb.zip", rows=b"Name\n" + b"0" * (80 * unpacking.CHUNK))
    with pytest.raises(BrokenPromise, match="unpacks to more than"):
        land_csv(con, source("Name"), "rows", path)


def test_a_stray_line_break_before_a_tab_does_not_break_a_record(con, tmp_path):
    path = tmp_path / "stray_break.txt"
    path.write_bytes(b"No\tName\tTown\r\n1\tA\tX\r\n2\tB\r\n\tY\r\n3\tC\tZ\r\n")
    land_tsv_unquoted(con, source("No", "Name", "Town"), "rows", path)
    assert landed(con) == [("1", "A", "X"), ("2", "B ", "Y"), ("3", "C", "Z")]
    assert rejected(con) == []


def test_a_lone_quote_in_an_unquoted_file_takes_no_rows_with_it(con, tmp_path):
    path = tmp_path / "lone_quote.txt"
    path.write_bytes(b'No\tName\r\n1\t"Open\r\n2\tShut\r\n3\t5" Club\r\n')
    land_tsv_unquoted(con, source("No", "Name"), "rows", path)
    assert landed(con) == [("1", '"Open'), ("2", "Shut"), ("3", '5" Club')]


def test_a_record_with_too_many_tabs_is_kept_aside(con, tmp_path):
    path = tmp_path / "too_many_tabs.txt"
    path.write_bytes(b"No\tName\r\n1\tA\r\n2\tB\tC\r\n3\tD\r\n")
    land_tsv_unquoted(con, source("No", "Name"), "rows", path)
    assert landed(con) == [("1", "A"), ("3", "D")]
    assert [line for line, _ in rejected(con)] == [3]


def test_a_cut_off_last_record_is_kept_aside(con, tmp_path):
    path = tmp_path / "cut_off.txt"
    path.write_bytes(b"No\tName\r\n1\tA\r\n2")
    land_tsv_unquoted(con, source("No", "Name"), "rows", path)
    assert landed(con) == [("1", "A")]
    assert [line for line, _ in rejected(con)] == [3]


def test_a_quote_that_is_never_closed_swallows_no_row_unseen(con, tmp_path):
    path = tmp_path / "quote_never_closed.csv"
    path.write_text('Name,Number\n"Open,1\nShut,2\nB,3\n')
    with pytest.raises(BrokenPromise, match="3 records"):
        land_csv(con, source("Name", "Number"), "rows", path)


def test_a_quote_closed_lines_later_swallows_no_row_unseen(con, tmp_path):
    path = tmp_path / "quote_closed_later.csv"
    path.write_text('No,Name\n1,"Open\n2,Shut\n3,x"\n4,D\n')
    with pytest.raises(BrokenPromise, match="4 records, of which 2"):
        land_csv(con, source("No", "Name"), "rows", path)


def test_an_open_quote_is_seen_where_cells_may_hold_line_breaks(con, tmp_path):
    path = tmp_path / "open_quote.csv"
    path.write_text('No,Name\n1,"Open\n2,Shut\n')
    with pytest.raises(BrokenPromise, match="quotes do not match"):
        land_csv(con, source("No", "Name", one_line=False), "rows", path)


def test_an_open_quote_in_the_header_is_a_sentence(con, tmp_path):
    path = tmp_path / "open_quote_in_header.csv"
    path.write_text('No,"Name\n' + "1,A\n" * 200_000)
    with pytest.raises(BrokenPromise):
        land_csv(con, source("No", "Name"), "rows", path)


def test_a_line_break_in_the_last_cell_stays_with_its_record(con, tmp_path):
    path = tmp_path / "break_in_last_cell.txt"
    path.write_bytes(b"No\tName\r\n1\tA\r\nmore of A\r\n2\tB\r\n")
    land_tsv_unquoted(con, source("No", "Name"), "rows", path)
    assert landed(con) == [("1", "A more of A"), ("2", "B")]


def test_an_older_encoding_in_an_unquoted_file_is_a_sentence(con, tmp_path):
    path = tmp_path / "cp1252.txt"
    path.write_bytes("No\tName\r\n1\tCaffè\r\n".encode("cp1252"))
    with pytest.raises(BrokenPromise, match="not in UTF-8"):
        land_tsv_unquoted(con, source("No", "Name"), "rows", path)


def test_a_zip_packed_again_on_a_mac_is_read(con, tmp_path):
    path = zipped(tmp_path / "mac.zip", rows=b"Name\nA\n")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/._rows.csv", b"x")
        archive.mkdir("folder.csv")
    land_csv(con, source("Name"), "rows", path)
    assert landed(con) == [("A",)]


def test_the_release_is_read_from_the_name_of_the_file():
    assert source("Name").release_of({"rows": Path("Data-2024.csv")}) == "2024"
    assert source("Name").release_of({"rows": Path("Data.csv")}) == "not stated in the file"


def test_of_several_files_the_last_by_name_is_read(tmp_path):
    folder = tmp_path / "register"
    folder.mkdir()
    for month in ("2024-10", "2024-11"):
        (folder / f"Data-{month}.csv").touch()
    assert source("Name").find(tmp_path)["rows"].name == "Data-2024-11.csv"

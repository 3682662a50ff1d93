"""Small files in the publishers' own form, landed by the real loaders."""

import zipfile
from pathlib import Path

import duckdb
import pytest

from etl import build, landing, models
from etl.source import BrokenPromise
from etl.sources import charity_commission, companies_house, coops_uk, fca_mutuals


def zipped(folder: Path, name: str, inside: str, text: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, text)
    return path


def company_file(folder: Path, *records: str, leave_out: str = "") -> Path:
    """Write the company product: leading spaces in some headers, every cell quoted."""
    columns = companies_house.SOURCE.files["companies"].columns
    spaced = ("CompanyNumber", "RegAddress.AddressLine2", "PreviousName_1.CompanyName")
    names = [f" {name}" if name in spaced else name for name in columns if name != leave_out]
    text = "\n".join([",".join(names), *records]) + "\n"
    stem = "BasicCompanyDataAsOneFile-2025-11-01"
    return zipped(folder, f"{stem}.zip", f"{stem}.csv", text)


def record(name: str, number: str) -> str:
    columns = companies_house.SOURCE.files["companies"].columns
    return ",".join([f'"{name}"', f'"{number}"', *['""'] * (len(columns) - 2)])


@pytest.fixture
def con(memory: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    memory.execute(landing.LEDGER)
    return memory


def test_headers_with_leading_spaces_and_names_with_quotes_and_commas(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = company_file(tmp_path, record('""THE LOOM"" AT SKELBY, LIMITED', "00000001"))
    companies_house.load({"companies": path}, con)
    found = con.execute('select "CompanyName", "CompanyNumber" from raw.companies_house')
    assert found.fetchall() == [('"THE LOOM" AT SKELBY, LIMITED', "00000001")]


def test_a_company_file_that_lost_a_column_stops_the_build(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = company_file(tmp_path, leave_out="CompanyCategory")
    with pytest.raises(BrokenPromise, match="CompanyCategory"):
        companies_house.load({"companies": path}, con)


def test_a_charity_record_broken_over_two_lines_is_one_record(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    columns = charity_commission.SOURCE.files["charity"].columns
    cells = dict.fromkeys(columns, "") | {"registered_charity_number": "900001"}
    cells["charity_name"] = 'The "Old\r\n Chapel'
    other = dict.fromkeys(columns, "") | {"registered_charity_number": "900002"}
    text = "\r\n".join("\t".join(row) for row in (columns, cells.values(), other.values())) + "\r\n"
    path = zipped(tmp_path, "publicextract.charity.zip", "publicextract.charity.txt", text)
    charity_commission.load({"charity": path}, con)
    found = con.execute(
        "select registered_charity_number, charity_name from raw.charity_commission_charity"
    ).fetchall()
    assert [row[0] for row in found] == ["900001", "900002"]
    assert found[0][1].split() == ["The", '"Old', "Chapel"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_society_list_comes_in_either_encoding(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, encoding: str
) -> None:
    columns = fca_mutuals.SOURCE.files["societies"].columns
    row = ["Café – Co-operative" if name == "Society Name" else "7" for name in columns]
    path = tmp_path / "SocietyList.csv"
    path.write_text(",".join(columns) + "\n" + ",".join(row) + "\n", encoding=encoding)
    fca_mutuals.load({"societies": path}, con)
    found = con.execute('select "Society Name" from raw.fca_mutuals').fetchall()
    assert found == [("Café – Co-operative",)]


def test_a_cell_with_new_lines_in_it_is_one_cell(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    columns = coops_uk.SOURCE.files["organisations"].columns
    row = ['"Loom House\nWeir Road"' if name == "Registered Street" else "R1" for name in columns]
    path = tmp_path / "open_data_organisations.csv"
    path.write_text(",".join(f'"{name}"' for name in columns) + "\n" + ",".join(row) + "\n")
    coops_uk.load({"organisations": path}, con)
    found = con.execute('select "Registered Street" from raw.coops_uk_organisations').fetchall()
    assert found == [("Loom House\nWeir Road",)]


@pytest.mark.real
def test_the_regulators_own_samples_are_read_without_a_lost_row(
    con: duckdb.DuckDBPyConnection, shared_data: Path
) -> None:
    source = charity_commission.SOURCE
    folder = shared_data / "format_samples"
    found = source.find(folder)
    charity_commission.load(found, con)
    models.land_reference(con)
    models.create_macros(con)
    con.execute(build.META)
    for part in found:
        table = source.table(part)
        models.run_model(con, "staging", models.FOLDER / "staging" / f"{table}.sql")
        models.settle_staging(con, source.id, table)
    counts = con.execute(
        "select count(*), sum(rows_kept) > 0, bool_and(rows_read = rows_kept + rows_refused)"
        " from meta.source_table"
    ).fetchall()
    assert counts == [(6, True, True)]
    assert con.execute("select count(*) from raw.rejected_line").fetchall() == [(0,)]

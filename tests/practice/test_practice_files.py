"""The practice files: there for every source, the same bytes each time, in the publishers' form."""

import hashlib
import json
import re
import subprocess
import sys

import pytest

from etl.sources import all_sources
from tests.conftest import ROOT
from tests.practice.helpers import file_bytes, header_line, one_file, rows, tab_rows

# The same header in both: the publisher's file where we have it, and ours.
SAME_HEADER = [
    ("activity_classification", "charities_active-icnptso.csv"),
    ("activity_classification", "cics-icnptso.csv"),
    ("activity_classification", "icnptso.csv"),
    ("activity_classification", "sic2007.csv"),
    ("charity_commission", "publicextract.charity.zip"),
    ("charity_reference", "*aoo*.csv"),
    ("charity_reference", "ccew-fields.csv"),
    ("charity_reference", "charity_scale.csv"),
    ("commons_msoa_names", "*.csv"),
    ("companies_house", "*.zip"),
    ("coops_uk", "open_data_organisations.csv"),
    ("coops_uk", "open_data_outlets.csv"),
    ("fca_mutuals", "*.csv"),
    ("hmrc_cascs", "*.csv"),
    ("local_authority_code_history", "*.csv"),
    ("mhclg_iod2015", "*.csv"),
    ("mhclg_iod2019", "*.csv"),
    ("mhclg_iod2025", "*.csv"),
    ("ocsi_cni2023", "*.csv"),
    ("ons_lad25_cauth_lookup", "*.csv"),
    ("ons_lsoa11_lsoa21_lookup", "*.csv"),
    ("ons_lsoa21_msoa21_lookup", "*.csv"),
    ("ons_lsoa21_population", "*.csv"),
    ("ons_lsoa21_ward25_lookup", "*.csv"),
    ("ons_ruc21_lsoa21", "ruc21_lsoa21.csv"),
    ("ons_ruc21_lsoa21", "ruc21_msoa21.csv"),
    ("organisation_links", "charity-company-numbers.csv"),
    ("organisation_links", "cio_company_numbers.csv"),
    ("organisation_links", "relationships_mutual-companies.csv"),
]
SAMPLES = [
    "publicextract.charity_annual_return_parta.zip",
    "publicextract.charity_annual_return_partb.zip",
    "publicextract.charity_area_of_operation.zip",
    "publicextract.charity_classification.zip",
    "publicextract.charity_other_names.zip",
]


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_second_process_writes_the_same_bytes(practice_raw, tmp_path):
    code = (
        "import pathlib, sys; from etl import practice; practice.write(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=True)
    assert digests(tmp_path) == digests(practice_raw)


@pytest.mark.parametrize("module", all_sources(), ids=lambda module: module.SOURCE.id)
def test_every_file_of_every_source_is_there(practice_raw, module):
    source = module.SOURCE
    missing = [
        part
        for part, file in source.files.items()
        if not list((practice_raw / source.id).glob(file.pattern))
    ]
    assert not missing


def test_practice_json_counts_the_rows_of_every_raw_table(practice_raw):
    about = json.loads((practice_raw / "practice.json").read_text(encoding="utf-8"))
    tables = {module.SOURCE.table(part) for module in all_sources() for part in module.SOURCE.files}
    assert about["practice"] is True
    assert set(about["rows"]) == tables
    assert all(count > 0 for count in about["rows"].values())


@pytest.mark.parametrize(("source", "pattern"), SAME_HEADER)
def test_the_header_is_the_publishers_own(practice_raw, shared_data, source, pattern):
    encoding = "cp1252" if pattern == "sic2007.csv" else "utf-8-sig"
    ours = header_line(one_file(practice_raw, source, pattern), encoding=encoding)
    theirs = header_line(one_file(shared_data, source, pattern), encoding=encoding)
    assert ours == theirs


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tables_of_the_charity_extract_have_the_regulators_header(
    practice_raw, shared_data, name
):
    ours = header_line(practice_raw / "charity_commission" / name)
    theirs = header_line(shared_data / "format_samples" / "charity_commission" / name)
    assert ours == theirs


def test_the_postcode_directory_has_every_column_of_the_real_one(practice_raw, shared_data):
    ours = header_line(one_file(practice_raw, "ons_postcode_directory")).split(",")
    theirs = header_line(one_file(shared_data, "ons_postcode_directory")).split(",")
    assert set(theirs) <= set(ours)


def test_the_company_file_has_55_columns_and_spaces_in_its_header(practice_raw):
    path = one_file(practice_raw, "companies_house")
    names = header_line(path).split(",")
    assert len(names) == 55
    assert " CompanyNumber" in names
    assert len(rows(path)[0]) == 55


def test_the_charity_extract_has_stray_line_breaks_and_backslashes(practice_raw):
    path = practice_raw / "charity_commission" / "publicextract.charity.zip"
    text = file_bytes(path).decode("utf-8")
    assert text.count("\r\n\t") >= 2
    assert '\\"Old Bank\\"' in text
    assert "\r\r" not in text.replace("\r\n", "")
    assert len(tab_rows(path)) > 2_000


def test_the_mutuals_register_is_in_cp1252_and_misspells_its_header(practice_raw):
    path = one_file(practice_raw, "fca_mutuals")
    assert b"Full Registation Number" in path.read_bytes()
    with pytest.raises(UnicodeDecodeError):
        path.read_bytes().decode("utf-8")
    found = rows(path, encoding="cp1252")
    assert all(re.search(r" [A-Z]{2}\d{1,2} \d[A-Z]{2}$", row["Society Address"]) for row in found)


def test_one_need_header_is_cut_short_as_published(practice_raw):
    names = header_line(one_file(practice_raw, "mhclg_iod2025"))
    assert names.count("10% of LSO,") == 1

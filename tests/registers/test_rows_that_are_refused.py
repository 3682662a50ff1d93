"""Rows left out by rule: with a reason and a key, never with a personal field, and none lost."""

import re

import pytest

from etl import models
from etl.sources import all_sources
from tests.registers.conftest import REGISTERS, Build, rows
from tests.registers.given import area, charity, club, company, society

PERSONAL = re.compile(r"address\d|addressline|phone|email|street|careof|town|county|contact")


def refused(con: object) -> list[tuple[str, str]]:
    return [
        (row["row_key"], row["reason"])
        for row in rows(con, "select row_key, reason from meta.refused order by all")
    ]


def test_the_second_row_of_a_company_is_refused(registers: Build) -> None:
    con = registers(companies_house=[company("00000001"), company("1", name="Again")])
    assert refused(con) == [("1", "the company is there already")]
    assert rows(con, "select name from mart.organisation") == [{"name": "Kelder Loft"}]


def test_a_company_without_a_number_is_refused(registers: Build) -> None:
    con = registers(companies_house=[company("")])
    assert [reason for _, reason in refused(con)] == ["no company number"]


def test_a_linked_charity_is_left_out(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001"), charity("900001", linked="1")])
    assert refused(con) == [("900001", "a linked charity, counted with its main charity")]


def test_a_society_listed_twice_is_refused_once(registers: Build) -> None:
    con = registers(fca_mutuals=[society("7999"), society("7999CBS")])
    assert refused(con) == [("7999CBS", "the society is there already")]


def test_a_club_listed_again_under_another_identifier_is_refused(registers: Build) -> None:
    listed = [
        club("GB-CASC-1", postcode="No data", active="False"),
        club("GB-CASC-2", postcode="—", active="True"),
        club("GB-CASC-3", postcode="NA", active="False"),
    ]
    con = registers(hmrc_cascs=listed)
    reason = "the club is there already under another identifier"
    assert refused(con) == [("GB-CASC-1", reason), ("GB-CASC-3", reason)]
    assert rows(con, "select status from mart.organisation") == [{"status": "active"}]


def test_a_repeat_is_refused_however_its_key_is_written(registers: Build) -> None:
    place = area("900001", "Skelby")[0]
    kind = {"registered_charity_number": "900001", "classification_code": "101"}
    guess = {"icnptso_code": "A10", "icnptso_code_probability": "0.9"}
    con = registers(
        charity_commission_area_of_operation=[
            place | {"linked_charity_number": None, "geographic_area_type": " "},
            place | {"geographic_area_type": None},
        ],
        charity_commission_classification=[
            kind | {"linked_charity_number": None},
            kind | {"linked_charity_number": "0"},
        ],
        activity_classification_cics=[
            guess | {"org_id": "GB-COH-00000001"},
            guess | {"org_id": "GB-COH-1"},
        ],
    )
    assert {reason for _, reason in refused(con)} == {
        "the area is there already",
        "the class is there already",
        "the company is there already with a likelier activity",
    }


def test_rows_read_are_rows_kept_and_rows_refused(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001"), company("00000001"), company("")],
        hmrc_cascs=[club("GB-CASC-1"), club("GB-CASC-1")],
    )
    found = con.execute(
        "select source_table, rows_read, rows_kept, rows_refused from meta.source_table"
        " where rows_read > 0 order by all"
    ).fetchall()
    assert found == [("companies_house", 3, 1, 2), ("hmrc_cascs", 2, 1, 1)]


@pytest.mark.parametrize("layer", ["staging", "link", "core", "mart"])
def test_no_address_line_phone_or_email_leaves_the_raw_layer(registers: Build, layer: str) -> None:
    con = registers(charity_commission_charity=[charity("900001", line="7 Weir Cottages")])
    tables = rows(
        con,
        "select table_name, column_name from information_schema.columns"
        f" where table_schema = '{layer}'",
    )
    assert not [t for t in tables if PERSONAL.search(t["column_name"].lower())]
    for name in {t["table_name"] for t in tables}:
        assert "Weir Cottages" not in str(con.execute(f"from {layer}.{name}").fetchall())


def test_every_register_table_has_a_staging_model_of_its_name() -> None:
    for module in all_sources():
        if module.SOURCE.id in REGISTERS:
            for part in module.SOURCE.files:
                path = models.FOLDER / "staging" / f"{module.SOURCE.table(part)}.sql"
                assert path.exists(), path

"""The registers as published: the figures that were computed without this project come out."""

from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.real

SOUTH_YORKSHIRE = ["Barnsley", "Doncaster", "Rotherham", "Sheffield"]
LISTED_CICS = """
from mart.organisation as o
inner join mart.organisation_site as s on o.org_id = s.org_id
inner join mart.neighbourhood as n on s.lsoa21_code = n.lsoa21_code
where o.legal_form = 'cic' and contains(o.registers, 'companies_house')
    and s.kind = 'registered'
"""


def test_mass_addresses_in_south_yorkshire(real_builds: Path) -> None:
    with duckdb.connect(real_builds / "work.duckdb", read_only=True) as con:
        found = con.execute(
            "select count(*), count(*) filter (where a.company_count >= 50),"
            " count(*) filter (where a.company_count >= 200)"
            " from staging.companies_house as c inner join core.company_address as a"
            " on c.postcode = a.address_key where c.legal_form = 'cic'"
        ).fetchall()
    assert found == [(554, 93, 31)]


def test_no_hub_exception_is_met_at_two_hundred(real: duckdb.DuckDBPyConnection) -> None:
    found = real.execute(
        "select s.address_grade, count(*) " + LISTED_CICS + " group by all order by all"
    ).fetchall()
    assert found == [("C", 522), ("D", 31), ("X", 1)]


def test_companies_are_complete_in_four_councils_and_nowhere_else(
    real: duckdb.DuckDBPyConnection,
) -> None:
    found = real.execute(
        "select c.council_name, r.coverage from mart.register_coverage as r"
        " inner join mart.council as c on r.council25_code = c.council25_code"
        " where r.source = 'companies_house' and r.coverage <> 'missing' order by all"
    ).fetchall()
    assert found == [(name, "complete") for name in SOUTH_YORKSHIRE]


@pytest.mark.parametrize(
    ("source", "coverage"),
    [
        ("companies_house", "missing"),
        ("charity_commission", "partial"),
        ("fca_mutuals", "partial"),
        ("hmrc_cascs", "complete"),
    ],
)
def test_hull_is_not_known_rather_than_low(
    real: duckdb.DuckDBPyConnection, source: str, coverage: str
) -> None:
    found = real.execute(
        "select r.coverage from mart.register_coverage as r inner join mart.council as c"
        " on r.council25_code = c.council25_code"
        " where starts_with(c.council_name, 'Kingston upon Hull') and r.source = $1",
        [source],
    ).fetchall()
    assert found == [(coverage,)]


def test_sheffield_has_the_cics_that_the_company_file_lists(
    real: duckdb.DuckDBPyConnection,
) -> None:
    found = real.execute(
        "select count(distinct o.org_id) from mart.organisation as o"
        " inner join mart.organisation_site as s on o.org_id = s.org_id"
        " inner join mart.council as c on s.council25_code = c.council25_code"
        " where c.council_name = 'Sheffield' and o.legal_form = 'cic' and o.status <> 'removed'"
    ).fetchall()
    assert found == [(245,)]


def test_charities_are_joined_to_the_companies_whose_numbers_have_a_decimal(
    real_builds: Path,
) -> None:
    with duckdb.connect(real_builds / "work.duckdb", read_only=True) as con:
        found = con.execute(
            "select count(*), count(i.identifier) from raw.charity_commission_charity as c"
            " left join mart.organisation_identifier as i on i.scheme = 'GB-COH'"
            " and i.org_id = 'GB-CHC-' || c.registered_charity_number and i.identifier"
            " = lpad(split_part(c.charity_company_registration_number, '.', 1), 8, '0')"
            " where c.charity_company_registration_number like '%.0'"
        ).fetchall()
    assert found == [(154, 154)]


def test_about_one_company_in_six_manages_flats(real_builds: Path) -> None:
    with duckdb.connect(real_builds / "work.duckdb", read_only=True) as con:
        [(companies, by_code, flats)] = con.execute(
            "select count(*), count(*) filter (where list_contains(c.sic_codes, '98000')),"
            " count(*) filter (where e.exclusion = 'residents')"
            " from staging.companies_house as c"
            " left join link.exclusion as e on c.entry_id = e.entry_id"
            " where c.legal_form in ('cic', 'clg')"
        ).fetchall()
    assert (companies, by_code) == (2592, 349)
    assert 0.13 < flats / companies < 0.20


def test_no_organisation_is_made_of_two_charities(real: duckdb.DuckDBPyConnection) -> None:
    found = real.execute(
        "select org_id from mart.organisation_identifier where scheme = 'GB-CHC'"
        " group by org_id having count(*) > 1"
    ).fetchall()
    assert found == []


def test_every_contact_address_is_held_back(real: duckdb.DuckDBPyConnection) -> None:
    found = real.execute(
        "select count(*) from mart.organisation_site"
        " where kind = 'contact' and (postcode is not null or placement = 'postcode')"
    ).fetchall()
    assert found == [(0,)]

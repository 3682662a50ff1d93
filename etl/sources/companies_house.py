"""The national company file: every live company, and the address it is registered at.

Only live companies are in it, so a company that is not there was dissolved or never was. Mutual
societies and charitable incorporated organisations are listed without an address.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Link
from etl.landing import land_csv
from etl.source import File, Source

PAGE = "https://download.companieshouse.gov.uk/en_output.html"

SOURCE = Source(
    id="companies_house",
    title="Free Company Data Product",
    publisher="Companies House",
    homepage=PAGE,
    licence="Public register, free to use again (see the publisher's page)",
    attribution="Contains public sector information from Companies House. © Crown copyright.",
    covers="United Kingdom, live companies",
    updated="every month",
    release=r"name:BasicCompanyDataAsOneFile-(\d{4}-\d{2}-\d{2})",
    costs="No community interest companies, and no count of companies at an address.",
    files={
        "companies": File(
            pattern="BasicCompanyDataAsOneFile-*",
            address=PAGE,
            way=Link(PAGE, r"BasicCompanyDataAsOneFile-\d{4}-\d{2}-\d{2}\.zip"),
            columns=(
                *("CompanyName", "CompanyNumber", "RegAddress.CareOf"),
                "RegAddress.POBox",
                "RegAddress.AddressLine1",
                "RegAddress.AddressLine2",
                "RegAddress.PostTown",
                "RegAddress.County",
                "RegAddress.PostCode",
                "CompanyCategory",
                "CompanyStatus",
                "IncorporationDate",
                "Accounts.AccountCategory",
                *(f"SICCode.SicText_{no}" for no in range(1, 5)),
                *(f"PreviousName_{no}.CompanyName" for no in range(1, 11)),
            ),
        ),
    },
    rows={"companies": (5_000_000, 8_000_000)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published: fifty-five columns, text only."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

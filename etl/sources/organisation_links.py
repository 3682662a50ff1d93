"""Who is the same organisation in two registers.

Open Database Licence, share-alike: read to join registers here, never bundled with the project.
Addresses are ones that others use; they could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import File, Source

ADDRESS = "https://github.com/drkane/charity-lookups"
LISTS = "https://raw.githubusercontent.com/drkane/charity-lookups/master/"


def _list(path: str, *columns: str) -> File:
    name = path.replace("/", "_")
    return File(
        pattern=name.replace(".csv", "*.csv"),
        address=ADDRESS,
        columns=columns,
        optional=True,
        way=Fixed(f"{LISTS}{path}", name),
    )


SOURCE = Source(
    id="organisation_links",
    title="Organisations across registers",
    publisher="Find that Charity (David Kane)",
    homepage="https://findthatcharity.uk/",
    licence="Open Database Licence 1.0",
    attribution="Contains links between registers from Find that Charity, under the ODbL.",
    covers="United Kingdom",
    updated="from time to time",
    release="not stated in the file",
    costs="Some organisations appear twice, once for each register that lists them.",
    files={
        "charity_company": _list("charity-company-numbers.csv", "org_id_a", "org_id_b"),
        "cio_company": _list("cio_company_numbers.csv", "company_number", "charity_number"),
        "mutual_company": _list("relationships/mutual-companies.csv", "org_id_a", "org_id_b"),
    },
    rows={
        "charity_company": (3_000, 60_000),
        "cio_company": (30_000, 120_000),
        "mutual_company": (8_000, 40_000),
    },
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the lists as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

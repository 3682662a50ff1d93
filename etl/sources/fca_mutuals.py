"""The Mutuals Public Register: co-operatives, community benefit societies, credit unions, clubs.

The register's own spelling of ``Full Registation Number`` is kept here and in staging only.
It has no postcode column: the postcode is the end of the address.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import File, Source

ADDRESS = "https://fcastoragemprprod.blob.core.windows.net/societylist/SocietyList.csv"

SOURCE = Source(
    id="fca_mutuals",
    title="Mutuals Public Register",
    publisher="Financial Conduct Authority",
    homepage="https://mutuals.fca.org.uk/",
    licence="Not stated: cite the FCA and do not hand the file on",
    attribution="Contains information from the Mutuals Public Register. © FCA.",
    covers="United Kingdom, every status",
    updated="every week",
    release="not stated in the file",
    costs="No co-operative or community benefit societies, so no full count of either.",
    files={
        "societies": File(
            pattern="SocietyList*.csv",
            encoding="utf-8|cp1252",
            address=ADDRESS,
            way=Fixed(ADDRESS),
            columns=(
                "Society Number",
                "Society Suffix",
                "Full Registation Number",
                "Society Name",
                "Registered As",
                "Society Address",
                "Registration Date",
                "Deregistration Date",
                "Reporting Classification",
                "Society Status",
            ),
        ),
    },
    rows={"societies": (25_000, 60_000)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the register as published; it has been in cp1252 and in UTF-8."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

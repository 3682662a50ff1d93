"""Which councils belong to which combined authority.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lad25_cauth_lookup",
    title="Council 2025 to combined authority 2025 lookup",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England; Devon and Torbay, and Lancashire, are not in it yet",
    updated="yearly",
    release="2025",
    costs="No combined authorities.",
    files={
        "councils": File(
            pattern="LAD25_CAUTH25*.csv",
            way=Layer("LAD25_CAUTH25_EN_LU", "LAD25_CAUTH25_EN_LU.csv"),
            address=GEOPORTAL,
            columns=("LAD25CD", "LAD25NM", "CAUTHCD", "CAUTHNM"),
            renamed={"CAUTH25CD": "CAUTHCD", "CAUTH25NM": "CAUTHNM"},
        ),
    },
    rows={"councils": (60, 300)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

"""Every code a council has had, and the one it has now.

The address is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="local_authority_code_history",
    title="Local authority code history",
    publisher="Department for Levelling Up, Housing and Communities and ONS (compiled)",
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="United Kingdom",
    updated="when councils change",
    release="2025",
    costs="Older codes of councils cannot be brought to 2025: Sheffield would fall apart.",
    files={
        "councils": File(
            pattern="la_all_codes.csv",
            way=Fixed(
                "https://raw.githubusercontent.com/drkane/geo-lookups/master/la_all_codes.csv"
            ),
            address=GEOPORTAL,
            columns=(
                "LADCD",
                "LADNM",
                "LADCD_ACTIVE",
                "LADNM_ACTIVE",
                "RGNCD",
                "RGNNM",
                "CTRYCD",
            ),
        ),
    },
    rows={"councils": (380, 600)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

"""Which neighbourhood lies in which area (MSOA) and region."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lsoa21_msoa21_lookup",
    title="LSOA 2021 to MSOA 2021 to region lookup",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England and Wales",
    updated="once for each census",
    release="2021",
    costs="No areas (neighbourhood groups) and no regions.",
    files={
        "neighbourhoods": File(
            pattern="LSOA21_MSOA21*.csv",
            address=GEOPORTAL,
            columns=(
                "LSOA21CD",
                "LSOA21NM",
                "MSOA21CD",
                "MSOA21NM",
                "LAD22CD",
                "LAD22NM",
                "RGN22CD",
                "RGN22NM",
            ),
        ),
    },
    rows={"neighbourhoods": (33_755, 36_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

"""Which neighbourhood lies in which area (MSOA) and region.

No layer with all of its columns is known, so it is made by hand of two that the ONS publishes.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import ByHand
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
            way=ByHand("join the lookups OA21_LSOA21_MSOA21_LAD22 and OA21_RGN22, one row an LSOA"),
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

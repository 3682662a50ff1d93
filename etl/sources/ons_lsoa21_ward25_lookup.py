"""Which neighbourhood fits best in which ward and council of 2025.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lsoa21_ward25_lookup",
    title="LSOA 2021 to ward 2025 to council 2025 best fit lookup",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England and Wales",
    updated="yearly",
    release="May 2025",
    costs="No wards; councils come from an older lookup.",
    files={
        "neighbourhoods": File(
            pattern="LSOA21_WD25*.csv",
            way=Layer(
                "LSOA21_WD25_LAD25_EW_LU_v2",
                "LSOA21_WD25_LAD25_EW_LU_v2.csv",
                where="LSOA21CD LIKE 'E%'",
            ),
            address=GEOPORTAL,
            columns=("LSOA21CD", "LSOA21NM", "WD25CD", "WD25NM", "LAD25CD", "LAD25NM"),
        ),
    },
    rows={"neighbourhoods": (33_755, 36_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

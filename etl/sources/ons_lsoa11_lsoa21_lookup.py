"""How the neighbourhoods of 2011 became those of 2021: unchanged, split, merged or irregular.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lsoa11_lsoa21_lookup",
    title="LSOA 2011 to LSOA 2021 exact fit lookup",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England and Wales",
    updated="once",
    release="2011 to 2021",
    costs="The indices of 2015 and 2019 cannot be shown: they are on the neighbourhoods of 2011.",
    files={
        "pairs": File(
            pattern="LSOA*2011*2021*.csv",
            way=Layer("LSOA11_LSOA21_LAD22_EW_LU_v5", "LSOA_2011_LSOA_2021_LAD22_EW_LU_v5.csv"),
            address=GEOPORTAL,
            columns=("LSOA11CD", "LSOA21CD", "CHGIND"),
        ),
    },
    rows={"pairs": (34_000, 36_500)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

"""Which neighbourhoods and areas are urban and which rural.

The services' names are ones that others use; neither they nor the name of the column that says
urban or rural could be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

NAMES = {
    "RUC21CD": "ruc21_code",
    "RUC21NM": "classification",
    "Urban_rural_flag": "ruc",
    "Urban_rura": "ruc",
}
MSOA = "MSOA_2021_EW_BFE_V8_RUC"  # the classification comes with shapes, which are not asked for

SOURCE = Source(
    id="ons_ruc21_lsoa21",
    title="Rural urban classification 2021",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England and Wales",
    updated="once for each census",
    release="2021",
    costs="Places cannot be compared with others of their kind, urban or rural.",
    files={
        "lsoa": File(
            pattern="*lsoa*.csv",
            way=Layer("LSOA21_RUC21_EW_LU", "ruc21_lsoa21.csv", where="LSOA21CD LIKE 'E%'"),
            renamed={"LSOA21CD": "lsoa21_code", **NAMES},
            address=GEOPORTAL,
            columns=("lsoa21_code", "ruc21_code", "classification", "ruc"),
        ),
        "msoa": File(
            pattern="*msoa*.csv",
            way=Layer(MSOA, "ruc21_msoa21.csv", where="MSOA21CD LIKE 'E%'", no=3),
            renamed={"MSOA21CD": "msoa21_code", **NAMES},
            address=GEOPORTAL,
            columns=("msoa21_code", "ruc21_code", "classification", "ruc"),
        ),
    },
    rows={"lsoa": (33_755, 36_000), "msoa": (6_856, 7_400)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

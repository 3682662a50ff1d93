"""Which neighbourhoods and areas are urban and which rural."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, ONS_ATTRIBUTION, File, Source

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
            address=GEOPORTAL,
            columns=("lsoa21_code", "ruc21_code", "classification", "ruc"),
        ),
        "msoa": File(
            pattern="*msoa*.csv",
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

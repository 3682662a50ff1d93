"""The shape of every neighbourhood."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.shapes import SHAPE_COLUMNS, land_boundaries
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lsoa21_boundaries",
    title="Lower layer super output areas (December 2021) boundaries, generalised",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=OS_ATTRIBUTION,
    covers="England",
    updated="when boundaries change",
    release="December 2021",
    costs="No map of neighbourhoods.",
    files={
        "boundaries": File(
            pattern="*.gpkg",
            address=GEOPORTAL,
            columns=("LSOA21CD", "LSOA21NM"),
            optional_columns=SHAPE_COLUMNS,
        ),
    },
    rows={"boundaries": (33_755, 36_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the places with their shapes as GeoJSON text."""
    land_boundaries(con, SOURCE, files["boundaries"], tolerances={"geometry": 40.0})

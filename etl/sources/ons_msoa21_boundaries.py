"""The shape of every area.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.shapes import SHAPE_COLUMNS, land_boundaries
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

LAYER = "Middle_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V3"

SOURCE = Source(
    id="ons_msoa21_boundaries",
    title="Middle layer super output areas (December 2021) boundaries, generalised",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=OS_ATTRIBUTION,
    covers="England",
    updated="when boundaries change",
    release="December 2021",
    costs="No map of areas.",
    files={
        "boundaries": File(
            pattern="*.gpkg",
            way=Layer(LAYER, f"{LAYER}.gpkg", where="MSOA21CD LIKE 'E%'"),
            address=GEOPORTAL,
            columns=("MSOA21CD", "MSOA21NM"),
            optional_columns=SHAPE_COLUMNS,
        ),
    },
    rows={"boundaries": (6_856, 7_400)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the places with their shapes as GeoJSON text."""
    land_boundaries(con, SOURCE, files["boundaries"], tolerances={"geometry": 20.0})

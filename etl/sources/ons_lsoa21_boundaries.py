"""The shape of every neighbourhood.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.shapes import SHAPE_COLUMNS, land_boundaries
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

LAYER = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"

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
            way=Layer(LAYER, f"{LAYER}.gpkg", where="LSOA21CD LIKE 'E%'"),
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

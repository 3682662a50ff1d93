"""The shape of every council.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.shapes import SHAPE_COLUMNS, land_boundaries
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lad25_boundaries",
    title="Local authority districts (May 2025) boundaries, generalised",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=OS_ATTRIBUTION,
    covers="England",
    updated="when boundaries change",
    release="May 2025",
    costs="No map of councils.",
    files={
        "boundaries": File(
            pattern="*.gpkg",
            way=Layer(
                "LAD_MAY_2025_UK_BGC_V2", "LAD_MAY_2025_UK_BGC_V2.gpkg", where="LAD25CD LIKE 'E%'"
            ),
            address=GEOPORTAL,
            columns=("LAD25CD", "LAD25NM"),
            optional_columns=(*SHAPE_COLUMNS, "coarse_geometry"),
        ),
    },
    rows={"boundaries": (296, 400)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the places with their shapes as GeoJSON text."""
    land_boundaries(
        con, SOURCE, files["boundaries"], tolerances={"geometry": 50.0, "coarse_geometry": 500.0}
    )

"""The shape of every ward.

The service's name is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Layer
from etl.shapes import SHAPE_COLUMNS, land_boundaries
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_ward25_boundaries",
    title="Wards (May 2025) boundaries, generalised",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=OS_ATTRIBUTION,
    covers="England",
    updated="when boundaries change",
    release="May 2025",
    costs="No map of wards.",
    files={
        "boundaries": File(
            pattern="*.gpkg",
            way=Layer(
                "WD_MAY_2025_UK_BGC_V2", "WD_MAY_2025_UK_BGC_V2.gpkg", where="WD25CD LIKE 'E%'"
            ),
            address=GEOPORTAL,
            columns=("WD25CD", "WD25NM", "LAD25CD", "LAD25NM"),
            optional_columns=SHAPE_COLUMNS,
        ),
    },
    rows={"boundaries": (6_826, 9_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the places with their shapes as GeoJSON text."""
    land_boundaries(con, SOURCE, files["boundaries"], tolerances={"geometry": 20.0})

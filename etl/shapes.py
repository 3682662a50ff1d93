"""Boundaries: from a publisher's GeoPackage to small, matching GeoJSON text in degrees.

Neighbours are simplified together, so that an edge two places share stays one edge.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import geopandas
import numpy as np
import pandas as pd
import shapely

from etl.landing import check_landed
from etl.source import BrokenPromise, Source

BRITISH_NATIONAL_GRID = 27700
DEGREES = 4326
# What every raw boundary table has beside the publisher's columns.
SHAPE_COLUMNS = ("geometry", "longitude", "latitude", "west", "south", "east", "north")
DECIMALS = 5  # about a metre; the generalised boundaries are good to twenty


def land_boundaries(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    path: Path,
    *,
    tolerances: dict[str, float],
) -> None:
    """Land the places of one boundary file with their shapes as GeoJSON text.

    ``tolerances``: column name to metres of simplification, one shape column each. Adds the
    bounds and a point inside, in degrees. Raises BrokenPromise for a file that is no GeoPackage
    or that lacks a promised column.
    """
    columns = source.files["boundaries"].columns
    grid = _places(source, path, columns).to_crs(BRITISH_NATIONAL_GRID)
    table = pd.DataFrame(grid[list(columns)].astype("str"))
    for name, tolerance in tolerances.items():
        table[name] = _geojson(simplified(grid.geometry, tolerance))
    table = pd.concat([table, _points(grid)], axis="columns")
    con.register("boundaries_frame", table)
    con.execute(f"create table raw.{source.id} as select * from boundaries_frame")
    con.unregister("boundaries_frame")
    check_landed(con, source, "boundaries", len(grid))


def _places(source: Source, path: Path, columns: Sequence[str]) -> geopandas.GeoDataFrame:
    """Read the places of a file. Raises BrokenPromise where one of ``columns`` or a shape lacks."""
    try:
        places = geopandas.read_file(path, engine="pyogrio")
    except Exception as error:  # pyogrio raises its own kinds for each way a file can be broken
        raise BrokenPromise(source.id, f"{path.name} cannot be read as a GeoPackage") from error
    if gone := [name for name in columns if name not in places.columns]:
        raise BrokenPromise(source.id, f"{path.name} lacks promised columns", len(gone), gone)
    if places.crs is None or places.geometry.isna().any():
        raise BrokenPromise(source.id, f"{path.name} has places without a shape or a projection")
    return places


def simplified(shapes: geopandas.GeoSeries, tolerance: float) -> geopandas.GeoSeries:
    """Simplify neighbours together, by ``tolerance`` in metres (shapely's coverage_simplify).

    Where the shapes are no valid coverage each is simplified by itself: edges may then part
    by up to the tolerance.
    """
    try:
        simple = shapely.coverage_simplify(shapes.array, tolerance)
    except shapely.GEOSException:
        simple = shapely.simplify(shapes.array, tolerance)
    return geopandas.GeoSeries(simple, index=shapes.index, crs=shapes.crs)


def _geojson(shapes: geopandas.GeoSeries) -> list[str]:
    """Return GeoJSON text in degrees, rounded to five decimals."""
    degrees = shapes.to_crs(DEGREES).array
    rounded = shapely.transform(degrees, lambda xy: np.round(xy, DECIMALS))
    return list(shapely.to_geojson(rounded))


def _points(grid: geopandas.GeoDataFrame) -> pd.DataFrame:
    """Return a point inside each place and its bounds, in degrees, as text."""
    inside = grid.geometry.representative_point().to_crs(DEGREES)
    bounds = grid.geometry.to_crs(DEGREES).bounds
    columns = {
        "longitude": inside.x,
        "latitude": inside.y,
        "west": bounds["minx"],
        "south": bounds["miny"],
        "east": bounds["maxx"],
        "north": bounds["maxy"],
    }
    return pd.DataFrame(
        {name: column.round(DECIMALS).astype("str") for name, column in columns.items()}
    )

"""Read a layer of an ArcGIS feature service from its pages, and see whether the pages shifted."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pyogrio

from etl.fetching.trouble import Trouble
from etl.shapes import BRITISH_NATIONAL_GRID, DEGREES

MOST_A_PAGE = 2000
NOT_TEXT = ("esriFieldTypeOID", "esriFieldTypeGlobalID", "esriFieldTypeGeometry")
# Changing day and time inside a GeoPackage would make two alike files look different.
SAME_DAY = "2000-01-01T00:00:00.000Z"


@dataclass(frozen=True)
class About:
    """What a layer says of itself: fields in order, the one that numbers rows, and its limits."""

    columns: tuple[str, ...]
    object_id: str
    a_page: int
    edited: str


def about(document: Mapping[str, Any]) -> About:
    """Read the description of a layer. Raises Trouble where it describes no table."""
    fields = [one for one in document.get("fields") or [] if isinstance(one, dict)]
    named = [str(one.get("name")) for one in fields if one.get("type") not in NOT_TEXT]
    numbers = [str(one.get("name")) for one in fields if one.get("type") == NOT_TEXT[0]]
    object_id = str(document.get("objectIdField") or (numbers[0] if numbers else ""))
    if not named or not object_id:
        raise Trouble("the layer lists no fields: it is not what it was")
    most = document.get("maxRecordCount")
    editing = document.get("editingInfo")
    edited = editing.get("lastEditDate", "") if isinstance(editing, dict) else ""
    return About(
        columns=tuple(named),
        object_id=object_id,
        a_page=min(most, MOST_A_PAGE) if isinstance(most, int) and most > 0 else MOST_A_PAGE,
        edited=str(edited or ""),
    )


def count_in(document: Mapping[str, Any]) -> int:
    """Return the number of rows that a layer claims to have."""
    count = document.get("count")
    if not isinstance(count, int) or count < 1:
        raise Trouble("the layer does not say how many rows it has, or has none")
    return count


def rows_in(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the attributes of each row of a page, be it JSON or GeoJSON."""
    features = document.get("features")
    if not isinstance(features, list):
        raise Trouble("a page of the layer holds no rows")
    kinds = ("attributes", "properties")
    rows = [
        next((one[kind] for kind in kinds if isinstance(one.get(kind), dict)), None)
        for one in features
        if isinstance(one, dict)
    ]
    if any(row is None for row in rows) or len(rows) < len(features):
        raise Trouble("a page of the layer holds rows without attributes")
    return [row for row in rows if row is not None]


def more_to_come(document: Mapping[str, Any]) -> bool:
    """Return whether a page says that there are more; GeoJSON says so in its properties."""
    properties = document.get("properties")
    inner = properties if isinstance(properties, dict) else {}
    return bool(document.get("exceededTransferLimit") or inner.get("exceededTransferLimit"))


def shifted(ids: Sequence[Any], before: int, after: int) -> str:
    """Say how the rows changed while they were read; empty where they did not."""
    if before != after:
        return f"it had {before:,} rows and then {after:,}"
    if len(set(ids)) < len(ids):
        return f"{len(ids) - len(set(ids)):,} rows came twice"
    if len(ids) != before:
        return f"{len(ids):,} rows came of {before:,}"
    return ""


def write_csv(pages: Sequence[Path], columns: Sequence[str], target: Path) -> None:
    """Write the attributes of all pages under the publisher's own names; null is empty."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for page in pages:
            writer.writerows(rows_in(json.loads(page.read_text(encoding="utf-8"))))


def write_geopackage(pages: Sequence[Path], columns: Sequence[str], target: Path) -> None:
    """Write the places of all pages in British National Grid.

    Grid coordinates are asked for and degrees are what GeoJSON has by its standard: the numbers
    themselves say which came. Raises Trouble for a page without shapes.
    """
    frames = [_on_the_grid(page) for page in pages]
    places = pd.concat(frames, ignore_index=True)
    kept = [name for name in columns if name in places.columns]
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": SAME_DAY})
    places = geopandas.GeoDataFrame(places[[*kept, "geometry"]], crs=BRITISH_NATIONAL_GRID)
    try:
        places.to_file(target, driver="GPKG", layer="places", engine="pyogrio")
    except pyogrio.errors.DataSourceError as error:
        raise Trouble("the boundaries could not be written; is the disk full?") from error


def _on_the_grid(page: Path) -> geopandas.GeoDataFrame:
    try:
        places = geopandas.read_file(page, engine="pyogrio")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise Trouble("a page of the layer cannot be read as GeoJSON") from error
    if not isinstance(places, geopandas.GeoDataFrame) or places.geometry.isna().any():
        raise Trouble("a page of the layer has places without a shape")
    west, south, east, north = places.total_bounds
    in_degrees = -10 <= west <= east <= 4 and 49 <= south <= north <= 62
    crs = DEGREES if in_degrees else BRITISH_NATIONAL_GRID
    return places.set_crs(crs, allow_override=True).to_crs(BRITISH_NATIONAL_GRID)

"""What the browser draws, one file a council and layer: boundaries, and who is placed there.

The boundaries of neighbourhoods, areas and wards are files of one form, so that one code draws
them. A file is named by a hash of what is in it, so that the browser may keep it for ever and
fetches nothing twice. ``mart.map_file`` says which belong to a build.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

SIGHT = 0.75  # how far beyond its own bounds a council's map shows neighbours, in bounds

Council: TypeAlias = tuple[Any, ...]  # code, name, shape, coarse shape, west, south, east, north

TABLE = """
create table mart.map_file (council25_code varchar, layer varchar, file varchar, bytes bigint)
"""
NEIGHBOURHOODS = """
select
    council25_code, lsoa21_code, neighbourhood_name,
    coalesce(area_name, '') as area, coalesce(ward_name, '') as ward, geometry
from mart.neighbourhood
where geometry is not null and council25_code is not null
order by council25_code, lsoa21_code
"""
AREAS = """
select council25_code, area_code, area_name, area_name as area, '' as ward, geometry
from mart.area
where geometry is not null and council25_code is not null
order by council25_code, area_code
"""
WARDS = """
select council25_code, ward25_code, ward_name, '' as area, ward_name as ward, geometry
from mart.ward
where geometry is not null and council25_code is not null
order by council25_code, ward25_code
"""
LAYERS = {"shapes": NEIGHBOURHOODS, "areas": AREAS, "wards": WARDS}
COUNCILS = """
select
    council.council25_code, council.council_name, council.geometry, shape.coarse_geometry,
    council.west, council.south, council.east, council.north
from mart.council as council
inner join core.council as shape on council.council25_code = shape.council25_code
where council.geometry is not null
order by council.council25_code
"""
POINT_COLUMNS = (
    *("org_id", "site_no", "name", "tier", "legal_form_name", "legal_form", "grade"),
    *("grade_reason", "tier_reason", "kind", "placement", "longitude", "latitude"),
    *("lsoa21_code", "url"),
)
POINTS = """
select
    site.council25_code,
    to_json([
        to_json(site.org_id), to_json(site.site_no), to_json(organisation.name),
        to_json(organisation.tier), to_json(organisation.legal_form_name),
        to_json(organisation.legal_form), to_json(site.address_grade),
        to_json(site.grade_reason), to_json(organisation.tier_reason), to_json(site.kind),
        to_json(site.placement), to_json(round(site.longitude, 5)),
        to_json(round(site.latitude, 5)), to_json(site.lsoa21_code), to_json(link.url)
    ]) as point
from mart.organisation_site as site
inner join mart.organisation as organisation on site.org_id = organisation.org_id
left join (
    select org_id, min(url order by scheme, identifier) as url
    from mart.organisation_identifier
    where scheme || '-' || identifier = org_id
    group by org_id
) as link on site.org_id = link.org_id
where site.council25_code is not null and site.longitude is not null
order by site.council25_code, site.org_id, site.site_no
"""


def write(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the map files of every council and of England, and ``mart.map_file``."""
    folder.mkdir(parents=True, exist_ok=True)
    con.execute(TABLE)
    councils = con.execute(COUNCILS).fetchall()
    for layer, query in LAYERS.items():
        _write_layer(con, folder, layer, query, councils)
    _write_points(con, folder, [code for code, *_ in councils])
    if councils:
        whole = [_place(c, n, coarse) for c, n, _, coarse, *_ in councils]
        west, south, east, north = zip(*(row[4:] for row in councils), strict=True)
        box = [min(west), min(south), max(east), max(north)]
        text = f'{{"councils":{_collection(whole)},"bounds":{_bounds(box)}}}'
        _save(con, folder, "england", "shapes", text)


def _write_layer(
    con: duckdb.DuckDBPyConnection, folder: Path, layer: str, query: str, councils: list[Council]
) -> None:
    """Write the boundaries of one level for every council, with the councils around it."""
    features: dict[str, list[str]] = {}
    for code, *rest in con.execute(query).fetchall():
        features.setdefault(code, []).append(_feature(*rest))
    for code, _, geometry, _, *bounds in councils:
        near = [
            _place(c, n, coarse)
            for c, n, _, coarse, *b in councils
            if c != code and _in_sight(bounds, b)
        ]
        text = (
            f'{{"neighbourhoods":{_collection(features.get(code, []))},"outline":{geometry},'
            f'"neighbours":{_collection(near)},"bounds":{_bounds(bounds)}}}'
        )
        _save(con, folder, code, layer, text)


def _write_points(con: duckdb.DuckDBPyConnection, folder: Path, codes: list[str]) -> None:
    """Write the organisations that are placed in each council."""
    points: dict[str, list[str]] = {}
    for code, point in con.execute(POINTS).fetchall():
        points.setdefault(code, []).append(point)
    columns = json.dumps(POINT_COLUMNS)
    for code in codes:
        rows = ",\n".join(points.get(code, []))
        _save(con, folder, code, "points", f'{{"columns":{columns},"rows":[{rows}]}}')


def _save(con: duckdb.DuckDBPyConnection, folder: Path, code: str, layer: str, text: str) -> None:
    """Write one file under the name of its content and note it."""
    content = text.encode()
    infix = "" if layer == "shapes" else f"-{layer}"
    name = f"{code}{infix}-{hashlib.sha256(content).hexdigest()[:12]}.json"
    staged = folder / f"{name}.new"
    staged.write_bytes(content)
    staged.replace(folder / name)
    con.execute(
        "insert into mart.map_file values ($1, $2, $3, $4)", [code, layer, name, len(content)]
    )


def _feature(code: str, name: str, area: str, ward: str, geometry: str) -> str:
    properties = json.dumps({"code": code, "name": name, "area": area, "ward": ward})
    return f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}'


def _place(code: str, name: str, geometry: str) -> str:
    properties = json.dumps({"code": code, "name": name})
    return f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}'


def _collection(features: Iterable[str]) -> str:
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def _bounds(box: list[float]) -> str:
    west, south, east, north = box
    return json.dumps([[south, west], [north, east]])


def _in_sight(box: list[float], other: list[float]) -> bool:
    """Say whether ``other`` may be seen on a map that is fitted to ``box`` and a little moved."""
    wide, high = (box[2] - box[0]) * SIGHT, (box[3] - box[1]) * SIGHT
    return (
        box[0] - wide <= other[2]
        and other[0] <= box[2] + wide
        and box[1] - high <= other[3]
        and other[1] <= box[3] + high
    )

"""The geography files: boundaries, people, classes, names and codes, as publishers have them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from etl.practice import formats, words
from etl.practice.geography import (
    COMBINED_AUTHORITY_CODE,
    COUNCIL_CODES,
    IN_COMBINED_AUTHORITY,
    OLD_COUNCIL_CODES,
    REGION_CODE,
    WELSH,
    WELSH_AREA,
    Region,
    merged,
)
from etl.practice.land import Shapes

_BGC = {
    "ons_lsoa21_boundaries": "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC",
    "ons_msoa21_boundaries": "Middle_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC",
    "ons_ward25_boundaries": "Wards_May_2025_Boundaries_UK_BGC",
    "ons_lad25_boundaries": "Local_Authority_Districts_May_2025_Boundaries_UK_BGC",
}
_CLASSES = {
    "UN1": "Urban: Nearer to a major town or city",
    "UF1": "Urban: Further from a major town or city",
    "RLN1": "Larger rural: Nearer to a major town or city",
    "RLF1": "Larger rural: Further from a major town or city",
    "RSN1": "Smaller rural: Nearer to a major town or city",
    "RSF1": "Smaller rural: Further from a major town or city",
}
_HISTORY = (
    "LADCD", "LADNM", "LADCD_ACTIVE", "LADNM_ACTIVE", "UTLACD", "UTLANM", "CAUTHCD", "CAUTHNM",
    "RGNCD", "RGNNM", "CTRYCD", "CTRYNM", "EWCD", "EWNM", "GBCD", "GBNM", "UKCD", "UKNM",
    "Current", "LAD20CD", "LAD20NM",
)  # fmt: skip
_UP = (
    "E92000001", "England", "K04000001", "England and Wales", "K03000001", "Great Britain",
    "K02000001", "United Kingdom",
)  # fmt: skip


def _layer(folder: Path, source: str, *, columns: dict[str, list[str]], shapes: Shapes) -> int:
    frame = gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:27700")
    formats.write_gpkg(folder / source / f"{_BGC[source]}.gpkg", frame)
    return len(frame)


def _global_ids(rng: np.random.Generator, count: int) -> list[str]:
    return [str(uuid.UUID(bytes=rng.bytes(16), version=4)) for _ in range(count)]


def _wards(region: Region) -> Shapes:
    """Ward polygons: whole neighbourhoods, but one gives up a corner to the smallest ward."""
    count = len(region.ward_codes) - 1
    shapes = merged(region.shapes, region.ward, count=count)
    home = int(region.ward[region.small_ward_in])
    shapes[home] = shapely.difference(shapes[home], region.small_ward)
    return np.array([*shapes, region.small_ward], dtype=object)


def write_boundaries(rng: np.random.Generator, folder: Path, *, region: Region) -> dict[str, int]:
    """The four boundary sets, generalised and clipped to the coast. Returns rows by table."""
    areas, wards = len(region.area_codes), len(region.ward_codes)
    ward_councils = region.ward_council.tolist()
    return {
        "ons_lsoa21_boundaries": _layer(folder, "ons_lsoa21_boundaries", columns={
            "LSOA21CD": region.codes, "LSOA21NM": region.names,
            "GlobalID": _global_ids(rng, region.size),
        }, shapes=region.shapes),
        "ons_msoa21_boundaries": _layer(folder, "ons_msoa21_boundaries", columns={
            "MSOA21CD": region.area_codes, "MSOA21NM": region.area_names,
            "GlobalID": _global_ids(rng, areas),
        }, shapes=merged(region.shapes, region.area, count=areas)),
        "ons_ward25_boundaries": _layer(folder, "ons_ward25_boundaries", columns={
            "WD25CD": region.ward_codes, "WD25NM": region.ward_names,
            "LAD25CD": [COUNCIL_CODES[number] for number in ward_councils],
            "LAD25NM": [words.COUNCILS[number] for number in ward_councils],
            "GlobalID": _global_ids(rng, wards),
        }, shapes=_wards(region)),
        "ons_lad25_boundaries": _layer(folder, "ons_lad25_boundaries", columns={
            "LAD25CD": list(COUNCIL_CODES), "LAD25NM": list(words.COUNCILS),
        }, shapes=merged(region.shapes, region.council, count=len(words.COUNCILS))),
    }  # fmt: skip


def _class_rows(codes: Sequence[str], classes: Sequence[str]) -> list[tuple[str, ...]]:
    return [
        (code, kind, _CLASSES[kind], "Urban" if kind.startswith("U") else "Rural")
        for code, kind in zip(codes, classes, strict=True)
    ]


def _area_class(region: Region, area: int) -> str:
    kinds = [region.rural_class[place] for place in np.flatnonzero(region.area == area).tolist()]
    return max(sorted(set(kinds)), key=kinds.count)


def write_people_and_classes(folder: Path, region: Region) -> dict[str, int]:
    """Population and rural or urban class. Rows by table."""
    area_classes = [_area_class(region, area) for area in range(len(region.area_codes))]
    people = list(zip(region.codes, region.population.tolist(), strict=True))
    people += [(code, number) for code, _, number in WELSH]
    welsh = [code for code, _, _ in WELSH]
    header = ("ruc21_code", "classification", "ruc")
    rural = folder / "ons_ruc21_lsoa21"
    return {
        "ons_lsoa21_population": formats.write_csv(
            folder / "ons_lsoa21_population" / "mid-2022-lsoa-2021-population.csv",
            ("lsoacd", "population"), rows=people, bom=True,
        ),
        "ons_ruc21_lsoa21_lsoa": formats.write_csv(
            rural / "ruc21_lsoa21.csv", ("lsoa21_code", *header),
            rows=_class_rows([*region.codes, *welsh], [*region.rural_class, "RSF1", "RSF1"]),
        ),
        "ons_ruc21_lsoa21_msoa": formats.write_csv(
            rural / "ruc21_msoa21.csv", ("msoa21_code", *header),
            rows=_class_rows([*region.area_codes, WELSH_AREA[0]], [*area_classes, "RSF1"]),
        ),
    }  # fmt: skip


def _history_row(council: int, code: str) -> tuple[object, ...]:
    active, name = COUNCIL_CODES[council], words.COUNCILS[council]
    inside = council in IN_COMBINED_AUTHORITY
    group = (COMBINED_AUTHORITY_CODE, words.COMBINED_AUTHORITY) if inside else ("", "")
    current = "TRUE" if code == active else "FALSE"
    return (code, name, active, name, active, name, *group, REGION_CODE, words.REGION, *_UP,
            current, OLD_COUNCIL_CODES[council], name)  # fmt: skip


def _names(folder: Path, region: Region) -> int:
    titles = zip(region.area_codes, region.area_names, region.area_titles, strict=True)
    councils = [words.COUNCILS[number] for number in region.area_council.tolist()]
    return formats.write_csv(
        folder / "commons_msoa_names" / "MSOA-Names-2.2.csv",
        ("msoa21cd", "msoa21nm", "msoa21hclnm", "localauthorityname"),
        rows=[(*title, council) for title, council in zip(titles, councils, strict=True)],
    )


def write_names(folder: Path, region: Region) -> dict[str, int]:
    """House of Commons names, combined authorities and the history of council codes."""
    group = (COMBINED_AUTHORITY_CODE, words.COMBINED_AUTHORITY, "direct")
    history = [
        _history_row(number, code)
        for number, pair in enumerate(zip(OLD_COUNCIL_CODES, COUNCIL_CODES, strict=True))
        for code in sorted(set(pair))
    ]
    return {
        "commons_msoa_names": _names(folder, region),
        "ons_lad25_cauth_lookup": formats.write_csv(
            folder / "ons_lad25_cauth_lookup" / "LAD25_CAUTH25_EN_LU.csv",
            ("LAD25CD", "LAD25NM", "CAUTHCD", "CAUTHNM", "how"),
            rows=[
                (COUNCIL_CODES[number], words.COUNCILS[number], *group)
                for number in IN_COMBINED_AUTHORITY
            ],
        ),
        "local_authority_code_history": formats.write_csv(
            folder / "local_authority_code_history" / "la_all_codes.csv", _HISTORY, rows=history
        ),
    }

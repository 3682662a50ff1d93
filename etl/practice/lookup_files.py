"""The lookups: neighbourhoods of 2011 to 2021, and of 2021 to areas, wards and councils."""

from __future__ import annotations

from pathlib import Path

from etl.practice import formats, words
from etl.practice.geography import (
    COUNCIL_CODES,
    OLD_COUNCIL_CODES,
    REGION_CODE,
    WELSH,
    WELSH_AREA,
    WELSH_COUNCIL,
    Region,
)
from etl.practice.history import Before

_LSOA11 = (
    "LSOA_(2011)_to_LSOA_(2021)_to_Local_Authority_District_(2022)_Exact_Fit_Lookup_for_EW.csv"
)


def _councils(region: Region, *, old: bool) -> list[tuple[str, str]]:
    """Code and name of the council of every neighbourhood, with the old codes or the new."""
    codes = OLD_COUNCIL_CODES if old else COUNCIL_CODES
    return [(codes[number], words.COUNCILS[number]) for number in region.council.tolist()]


def _from_2011(folder: Path, region: Region, *, before: Before) -> int:
    council = _councils(region, old=True)
    rows = [
        (before.codes[former], before.names[former], region.codes[now], region.names[now], how,
         *council[now], "")
        for former, now, how in before.lookup
    ]  # fmt: skip
    rows += [
        (code, name, code, name, "U", *WELSH_COUNCIL, WELSH_COUNCIL[1]) for code, name, _ in WELSH
    ]
    header = (
        "LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND", "LAD22CD", "LAD22NM",
        "LAD22NMW", "ObjectId",
    )  # fmt: skip
    numbered = [(*row, number) for number, row in enumerate(rows, 1)]
    path = folder / "ons_lsoa11_lsoa21_lookup" / _LSOA11
    return formats.write_csv(path, header, rows=numbered, bom=True)


def _to_areas(folder: Path, region: Region) -> int:
    places = zip(region.codes, region.names, strict=True)
    areas = [(region.area_codes[at], region.area_names[at]) for at in region.area.tolist()]
    rows = [
        (code, name, "", *area, "", *council, REGION_CODE, words.REGION)
        for (code, name), area, council in zip(
            places, areas, _councils(region, old=True), strict=True
        )
    ]
    rows += [
        (code, name, name, *WELSH_AREA, WELSH_AREA[1], *WELSH_COUNCIL, "W92000004", "Wales")
        for code, name, _ in WELSH
    ]
    header = (
        "LSOA21CD", "LSOA21NM", "LSOA21NMW", "MSOA21CD", "MSOA21NM", "MSOA21NMW", "LAD22CD",
        "LAD22NM", "RGN22CD", "RGN22NM",
    )  # fmt: skip
    path = folder / "ons_lsoa21_msoa21_lookup" / "LSOA21_MSOA21_LAD22_RGN22_lookup.csv"
    return formats.write_csv(path, header, rows=rows, bom=True)


def _to_wards(folder: Path, region: Region) -> int:
    places = zip(region.codes, region.names, strict=True)
    wards = [(region.ward_codes[at], region.ward_names[at]) for at in region.ward.tolist()]
    rows = [
        (code, name, *ward, *council)
        for (code, name), ward, council in zip(
            places, wards, _councils(region, old=False), strict=True
        )
    ]
    header = ("LSOA21CD", "LSOA21NM", "WD25CD", "WD25NM", "LAD25CD", "LAD25NM")
    path = folder / "ons_lsoa21_ward25_lookup" / "LSOA21_WD25_LAD25_EW_LU.csv"
    return formats.write_csv(path, header, rows=rows)


def write_lookups(folder: Path, region: Region, *, before: Before) -> dict[str, int]:
    """Write the three lookups. Returns rows by table."""
    return {
        "ons_lsoa11_lsoa21_lookup": _from_2011(folder, region, before=before),
        "ons_lsoa21_msoa21_lookup": _to_areas(folder, region),
        "ons_lsoa21_ward25_lookup": _to_wards(folder, region),
    }

"""Writing files as the publishers do: csv, zip, tab separated text and GeoPackage, byte for byte.

Everything is given as bytes or text, so that the encoding, the line ending and the time stamp of
each file are chosen here and never taken from the machine.
"""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio

# Every time stamp inside a zip or a GeoPackage: the day the practice files say they were made.
STAMP = (2025, 11, 20, 9, 30, 0)
STAMP_TEXT = "2025-11-20T09:30:00.000Z"
BOM = "\ufeff"

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def _field(value: object) -> str:
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(text) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], *, end: str = "\n") -> str:
    """A comma separated text that quotes only the fields that need it; None is empty."""
    lines = [",".join(map(_field, header))]
    lines.extend(",".join(map(_field, row)) for row in rows)
    return end.join(lines) + end


def csv_text_all_quoted(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, end: str = "\n"
) -> str:
    """As csv_text, but every field of every row is quoted; the header is given as it should be."""
    lines = [",".join(header)]
    for row in rows:
        cells = ["" if value is None else str(value).replace('"', '""') for value in row]
        lines.append('"' + '","'.join(cells) + '"')
    return end.join(lines) + end


def columns_text(columns: Mapping[str, Sequence[object]]) -> str:
    """A comma separated text from columns of equal length, in the order of the mapping."""
    return csv_text(list(columns), zip(*columns.values(), strict=True))


def tab_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The Charity Commission's form: tabs, CRLF, no quoting at all; None is empty."""
    lines = ["\t".join(header)]
    lines.extend("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines) + "\r\n"


def write_text(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write text with exactly the line endings it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def write_csv(
    path: Path, header: Sequence[str], *, rows: Sequence[Sequence[object]], bom: bool = False
) -> int:
    """Write a csv in UTF-8, with a byte order mark where asked. Returns the number of rows."""
    write_text(path, (BOM if bom else "") + csv_text(header, rows))
    return len(rows)


def write_zip(path: Path, member: str, *, text: str) -> None:
    """Write one member into a zip whose bytes do not depend on the clock or the system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    info = zipfile.ZipInfo(member, date_time=STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, text.encode("utf-8"), compresslevel=6)


def write_gpkg(path: Path, frame: gpd.GeoDataFrame) -> None:
    """Write a GeoPackage with the layer named as the file, as the Open Geography Portal does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    options: dict[str, Any] = {"OGR_CURRENT_DATE": STAMP_TEXT}
    pyogrio.set_gdal_config_options(options)
    try:
        frame.to_file(path, layer=path.stem, driver="GPKG", engine="pyogrio", promote_to_multi=True)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    # Free pages of the file may hold anything; VACUUM writes it again without them.
    with closing(sqlite3.connect(path)) as database:
        database.execute("vacuum")

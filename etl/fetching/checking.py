"""Check what came before it takes the place of anything: is it the file that was promised?

The build reads every row and refuses more; this is what can be seen in one pass over the bytes.
"""

import codecs
import csv
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyogrio

from etl.fetching.trouble import Trouble
from etl.source import File
from etl.unpacking import CHUNK, members, most_unpacked

LONGEST_HEADER = 64 * 1024
A_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<script", b"<!--")
SHAPES = ".gpkg"
SHARE_THAT_MAY_GO = 1 / 3  # as in the build


@dataclass(frozen=True)
class Fewest:
    """What a file must at least have: records, and bytes (two thirds of what it had last time)."""

    records: int
    bytes: int


def check(file: File, path: Path, fewest: Fewest) -> int:
    """Return how many records a file that came seems to have. Raises Trouble where it is no good.

    Lines are counted, so a csv with line breaks inside cells has fewer records than that.
    """
    with path.open("rb") as opened:
        start = opened.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(A_PAGE):
        raise Trouble("a web page came in place of the file, perhaps one that asks to log in")
    if not start:
        raise Trouble("an empty file came")
    size = path.stat().st_size
    if size < fewest.bytes * (1 - SHARE_THAT_MAY_GO):
        raise Trouble(f"only {size:,} bytes came; last time it was {fewest.bytes:,}")
    if file.pattern.endswith(SHAPES):
        records = _places(file, path)
    elif zipfile.is_zipfile(path):
        records = _zipped(file, path)
    elif file.pattern.endswith(".zip") or start.startswith(b"pk\x03\x04"):
        raise Trouble("what came does not open as a zip: it is half a file, or another thing")
    else:
        with path.open("rb") as opened:
            records = _table(file, opened, most=size)
    if records < fewest.records:
        raise Trouble(f"only {records:,} rows came; the whole file has {fewest.records:,} or more")
    return records


def _zipped(file: File, path: Path) -> int:
    """Read the one member that the build will read to its end, which tests its sum."""
    try:
        with zipfile.ZipFile(path) as archive:
            fitting = members(archive, file.member)
            if len(fitting) != 1:
                raise Trouble(f"the zip holds {len(fitting)} files like {file.member}, not one")
            with archive.open(fitting[0]) as opened:
                return _table(file, opened, most=most_unpacked(path))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Trouble(f"the zip cannot be unpacked: {error}") from error


def _table(file: File, opened: IO[bytes], *, most: int) -> int:
    """Return the lines after the header; the header and the encoding must be as promised."""
    first = opened.readline(LONGEST_HEADER)
    _check_header(file, first)
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, size, last = 0, len(first), b"\n"
    try:
        while chunk := opened.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise Trouble(f"it unpacks to more than {most:,} bytes")
            if file.encoding == "utf-8":
                decoder.decode(chunk)
            lines, last = lines + chunk.count(b"\n"), chunk[-1:]
        if file.encoding == "utf-8":
            decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Trouble("the file is not in UTF-8 any more") from error
    return lines + (last != b"\n")


def _check_header(file: File, first: bytes) -> None:
    """Raise Trouble where a promised column is not in the first line."""
    try:
        text = first.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = first.decode("cp1252", errors="replace")
    delimiter = "\t" if "\t" in text else ","
    cells = next(csv.reader([text.rstrip("\r\n")], delimiter=delimiter), [])
    header = {file.renamed.get(name, name) for name in (c.strip().strip("\ufeff") for c in cells)}
    if gone := [name for name in file.columns if name not in header]:
        more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
        raise Trouble(f"the header has changed: no column {', '.join(gone[:3])}{more}")


def _places(file: File, path: Path) -> int:
    """Return how many places a file of boundaries has; its columns must be as promised."""
    try:
        layer = pyogrio.read_info(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise Trouble("what came cannot be read as a GeoPackage") from error
    if gone := [name for name in file.columns if name not in list(layer["fields"])]:
        raise Trouble(f"the boundaries have changed: no column {', '.join(gone[:3])}")
    return int(layer["features"])

"""Bring one file of a source to a folder to work in, by the way that its source gives."""

import csv
import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from etl.fetch import Tick, Web
from etl.fetching import finding, layers
from etl.fetching.manifest import Entry
from etl.fetching.resuming import BROKEN, BUSY
from etl.fetching.trouble import Again, Trouble
from etl.fetching.ways import (
    ONS_SERVICES,
    ByHand,
    CsvPages,
    Fixed,
    GovUk,
    Layer,
    Link,
    PortalItem,
    Way,
)

CONTENT = "https://www.gov.uk/api/content"
PORTAL = "https://www.arcgis.com/sharing/rest"
READINGS = 3  # of a layer whose rows change while they are read


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A file that came to ``path``; None when nothing newer is to be had than what is here."""

    path: Path | None
    name: str
    address: str
    final_address: str
    etag: str = ""
    last_modified: str = ""
    edited: str = ""


def gather(web: Web, way: Way, part: Path, tick: Tick, last: Entry | None) -> Gathered:
    """Bring the current file to ``part``. Raises Trouble where it cannot be had.

    ``last`` is what the manifest says of the file in use, or None where that is to be fetched
    whatever the server says.
    """
    if isinstance(way, Layer):
        return _layer(web, way, part, tick, last)
    if isinstance(way, CsvPages):
        return _csv_pages(web, way, part, tick)
    address, name = _find(web, way)
    known = (
        {"etag": last.etag, "last_modified": last.last_modified}
        if last and last.address == address and last.name == name
        else {}
    )
    came = web.download(address, part, tick, known)
    return Gathered(
        path=None if came.unchanged else part,
        name=name,
        address=address,
        final_address=came.final_address,
        etag=came.etag,
        last_modified=came.last_modified,
    )


def _find(web: Web, way: Way) -> tuple[str, str]:
    """Return the address of the current file, and what to call it here."""
    address, name = "", ""
    if isinstance(way, Fixed):
        address, name = way.address, way.name
    elif isinstance(way, GovUk):
        address = finding.attachment(web.read(CONTENT + way.page, _data), way)
    elif isinstance(way, Link):
        address = finding.link(web.read(way.page, _text), way)
    elif isinstance(way, PortalItem):
        asked = {"q": way.query, "num": "100", "sortField": "modified", "sortOrder": "desc"}
        found = web.read(f"{PORTAL}/search", _service, {**asked, "f": "json"})
        item, name = finding.item(found, way)
        address = f"{PORTAL}/content/items/{item}/data"
    elif isinstance(way, ByHand):
        raise Trouble(way.words)
    return address, name or finding.name_in(address)


def _data(answer: bytes) -> Any:
    """Understand JSON. Raises Trouble for a web page, Again for an answer that is cut."""
    try:
        return json.loads(answer)
    except ValueError as error:
        if answer.lstrip()[:1] == b"<":
            raise Trouble("a web page came in place of data") from error
        raise Again("half an answer came") from error


def _service(answer: bytes) -> Mapping[str, Any]:
    """Understand an ArcGIS server, which sends its errors with status 200."""
    document = _data(answer)
    if not isinstance(document, dict):
        raise Trouble("the service answered with something other than was asked for")
    if error := finding.error_in(document):
        words = f"the service turned the question down ({error[0]}: {error[1]})"
        raise (Again(words) if error[0] in BUSY + BROKEN else Trouble(words))
    return document


def _page(answer: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Understand a page of a layer, and give its bytes too."""
    return _service(answer), answer


def _text(answer: bytes) -> str:
    return answer.decode("utf-8-sig", errors="replace")


def _layer(web: Web, way: Layer, part: Path, tick: Tick, last: Entry | None) -> Gathered:
    """Read a layer page by page; begin again when its rows change meanwhile."""
    address = f"{ONS_SERVICES}{way.service}/FeatureServer/{way.no}"
    about = layers.about(web.read(address, _service, {"f": "json"}))
    came = Gathered(
        path=part, name=way.name, address=address, final_address=address, edited=about.edited
    )
    if last and about.edited and (last.address, last.edited) == (address, about.edited):
        return Gathered(**{**vars(came), "path": None})
    pages = part.with_name(f"{part.name}.pages")
    for _ in range(READINGS):
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir(parents=True)
        trouble = _read_pages(web, way, about, pages, tick)
        if not trouble:
            break
    else:
        raise Trouble(f"the layer changed each of {READINGS} times it was read: {trouble}")
    write = layers.write_geopackage if way.name.endswith(".gpkg") else layers.write_csv
    part.unlink(missing_ok=True)
    write(sorted(pages.iterdir()), about.columns, part)
    shutil.rmtree(pages)
    return came


def _read_pages(web: Web, way: Layer, about: layers.About, pages: Path, tick: Tick) -> str:
    """Save every page of a layer; say how its rows changed meanwhile, if they did."""
    query = f"{ONS_SERVICES}{way.service}/FeatureServer/{way.no}/query"
    counting = {"where": way.where, "returnCountOnly": "true", "f": "json"}
    before = layers.count_in(web.read(query, _service, counting))
    shapes = way.name.endswith(".gpkg")
    asked = {
        "where": way.where,
        "outFields": "*",
        "orderByFields": about.object_id,
        "resultRecordCount": str(about.a_page),
        "returnGeometry": "true" if shapes else "false",
        **({"outSR": "27700", "f": "geojson"} if shapes else {"f": "json"}),
    }
    ids: list[Any] = []
    while len(ids) <= before:
        page, answer = web.read(query, _page, {**asked, "resultOffset": str(len(ids))})
        rows = layers.rows_in(page)
        if rows:
            (pages / f"{len(ids):09d}.json").write_bytes(answer)
        ids += [row.get(about.object_id) for row in rows]
        tick(len(ids), before)
        if not rows or not (layers.more_to_come(page) or len(ids) < before):
            break
    after = layers.count_in(web.read(query, _service, counting))
    return layers.shifted(ids, before, after)


def csv_page(text: str, came: int) -> tuple[list[str], list[list[str]], int]:
    """Understand a page: header, rows, and how many rows there are of all pages."""
    try:
        read = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    except csv.Error as error:
        raise Trouble(f"after {came:,} rows the interface gave no csv file") from error
    header, rows = (read[0] if read else []), read[1:]
    if "RECORD_COUNT" not in header or not rows:
        raise Trouble(f"the interface gave {came:,} rows and then none")
    if any(len(row) != len(header) for row in rows):
        raise Trouble(f"after {came:,} rows the interface gave rows with other cells than it names")
    count = rows[0][header.index("RECORD_COUNT")] or "0"
    if not re.fullmatch("[0-9]{1,9}", count):
        raise Trouble("the interface does not say how many rows it has")
    return header, rows, int(count)


def _csv_pages(web: Web, way: CsvPages, part: Path, tick: Tick) -> Gathered:
    """Join the pages of a csv; as many rows as RECORD_COUNT says must have come."""
    part.unlink(missing_ok=True)
    came, promised = 0, 1
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        while came < promised:
            more = urlencode({way.offset: came})
            header, rows, promised = csv_page(web.read(f"{way.address}&{more}", _text), came)
            if not came:
                writer.writerow(header)
            writer.writerows(rows)
            came += len(rows)
            tick(came, promised)
            if len(rows) < way.rows:
                break
    if came != promised:
        raise Trouble(f"{came:,} rows came, where the interface has {promised:,}")
    address = way.address
    return Gathered(path=part, name=way.name, address=address, final_address=address)

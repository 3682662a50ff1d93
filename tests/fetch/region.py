"""The practice region, offered by the publishers' server in each publisher's own way."""

import csv
import json
import shutil
from pathlib import Path

import geopandas

from etl.fetching.gathering import CONTENT, PORTAL
from etl.fetching.ways import (
    ONS_SERVICES,
    ByHand,
    CsvPages,
    Fixed,
    GovUk,
    Layer,
    Link,
    PortalItem,
)
from etl.source import File
from etl.sources import all_sources
from tests.fetch.publishers import Answer, Fails, Kept, Publishers, ServedLayer, as_json

ASSETS = "https://assets.publishing.service.gov.uk/media/"
ITEM = "b" * 32


def offer(publishers: Publishers, practice: Path, raw: Path) -> list[str]:
    """Offer every file of the region; put those into ``raw`` that a person has to download.

    Returns the sources that are offered.
    """
    offered = []
    shutil.copy(practice / "practice.json", raw)
    for module in all_sources():
        source = module.SOURCE
        for part, path in source.find(practice).items():
            file = source.files[part]
            if file.way is None or isinstance(file.way, ByHand):
                (raw / source.id).mkdir(exist_ok=True)
                shutil.copy(path, raw / source.id)
            else:
                publishers.keeps.update(_answers(file, path))
                offered.append(source.id)
    return sorted(set(offered))


def _answers(file: File, path: Path) -> dict[str, Answer]:
    """Return what is answered at each address that leads to a file."""
    way, kept = file.way, Kept(path.read_bytes(), kind="application/octet-stream")
    if isinstance(way, Fixed):
        return {way.address: kept}
    if isinstance(way, GovUk):
        at = f"{ASSETS}{abs(hash(way.page)):x}/{path.name}"
        listed = [{"title": "File 7: all ranks and scores", "url": at}]
        return {CONTENT + way.page: as_json({"details": {"attachments": listed}}), at: kept}
    if isinstance(way, Link):
        page = f'<a href="{path.name}">{path.name}</a>'.encode()
        base = way.page.rsplit("/", 1)[0]
        return {way.page: Kept(page, kind="text/html"), f"{base}/{path.name}": kept}
    if isinstance(way, PortalItem):
        found = [{"id": ITEM, "title": "ONS Postcode Directory (November 2025)", "modified": 1}]
        store = "https://store.example.org/signed"
        moved = Fails(302, {"Location": store})
        data = f"{PORTAL}/content/items/{ITEM}/data"
        return {f"{PORTAL}/search": as_json({"results": found}), data: moved, store: kept}
    if isinstance(way, CsvPages):
        return {way.address.split("?")[0]: _pages(path)}
    if isinstance(way, Layer):
        layer = _layer(file, path)
        at = f"{ONS_SERVICES}{way.service}/FeatureServer/{way.no}"
        return {at: layer.about, f"{at}/query": layer.query}
    raise AssertionError(way)


def _layer(file: File, path: Path) -> ServedLayer:
    """Make a layer of a csv, under the names that the service has, or of a GeoPackage."""
    if path.suffix == ".gpkg":
        places = json.loads(geopandas.read_file(path).to_json())["features"]
        return ServedLayer(
            {no: place["properties"] for no, place in enumerate(places)},
            {no: place["geometry"] for no, place in enumerate(places)},
            a_page=100,
            crs="EPSG:27700",
        )
    theirs = {ours: name for name, ours in reversed(file.renamed.items())}
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = [{theirs.get(k, k): v for k, v in row.items()} for row in csv.DictReader(text)]
    return ServedLayer(dict(enumerate(rows)), a_page=100)


def _pages(path: Path) -> Answer:
    lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]

    def answer(asked: dict[str, str]) -> Kept:
        rows = [f"{line},{len(lines)}" for line in lines[int(asked["RecordOffset"]) :]]
        return Kept("\n".join(["GEOGRAPHY_CODE,OBS_VALUE,RECORD_COUNT", *rows]).encode())

    return answer

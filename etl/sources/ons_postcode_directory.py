"""Every postcode and the neighbourhood it lies in.

Found by the portal's search; how its items are titled could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import PortalItem
from etl.landing import land_csv
from etl.source import GEOPORTAL, OGL, ONS, OS_ATTRIBUTION, File, Source

SEARCH = 'title:"ONS Postcode Directory" AND type:"CSV Collection" AND orgid:ESMARspQHYMw9BZ9'
TITLE = (
    r"ONS Postcode Directory \((?P<month>\w+) (?P<year>\d{4})\)"
    r"( for the (UK|United Kingdom))?( \(V\d+\))?"
)

SOURCE = Source(
    id="ons_postcode_directory",
    title="ONS Postcode Directory",
    publisher=ONS,
    homepage=GEOPORTAL,
    licence=OGL,
    attribution=OS_ATTRIBUTION
    + " Contains Royal Mail data © Royal Mail copyright and database right 2025.",
    covers="United Kingdom",
    updated="every three months",
    release=r"name:ONSPD_([A-Z]{3})_(\d{4})",
    costs="No organisation can be placed, and no postcode looked up.",
    files={
        "postcodes": File(
            pattern="ONSPD*.zip",
            way=PortalItem(SEARCH, TITLE, "ONSPD_{month}_{year}.zip"),
            member="*data/onspd_*_uk.csv",
            renamed={"pcd": "pcd7", "oslaua": "lad25cd", "lsoa21": "lsoa21cd"},
            address=GEOPORTAL,
            columns=("pcds", "doterm", "lad25cd", "lsoa21cd", "lat", "long"),
            optional_columns=("dointr",),
        ),
    },
    rows={"postcodes": (1_600_000, 3_000_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

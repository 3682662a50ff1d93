"""Co-operatives UK's own list of co-operatives, and the shops and branches of some of them.

The only register that says where a co-operative is active and not just where it is registered.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import ByHand
from etl.landing import land_csv
from etl.source import File, Source

PAGE = "https://www.uk.coop/resources/open-data"
COLUMNS = {
    "organisations": "CUK Organisation ID|Registered Number|Registrar|Registered Name|Trading Name"
    "|Legal Form|Registered Street|Registered City|Registered State/Province|Registered Postcode"
    "|Sector - Simplified, High Level|Registered Status|Incorporation Date|Dissolved Date",
    "outlets": "CUK Organisation ID|Outlet Name|Street|City|State/Province|Postcode",
}


def _list(name: str, *, optional: bool = False) -> File:
    return File(
        pattern=f"open_data_{name}*.csv",
        address=PAGE,
        columns=tuple(COLUMNS[name].split("|")),
        optional=optional,
        encoding="utf-8|cp1252",
        one_line=False,
        way=ByHand(f"the list of {name}; the page may move, so look for its open data"),
    )


SOURCE = Source(
    id="coops_uk",
    title="Co-operative economy open data",
    publisher="Co-operatives UK",
    homepage=PAGE,
    licence="Open Data Commons Attribution 1.0",
    attribution="Contains information from Co-operatives UK, used under ODC-By 1.0.",
    covers="United Kingdom; organisations of 2017, outlets of 2019",
    updated="not any more",
    release="organisations 2017, outlets 2019",
    costs="No co-operatives' shops and branches, and no co-operatives that are companies.",
    files={"organisations": _list("organisations"), "outlets": _list("outlets", optional=True)},
    rows={"organisations": (5_000, 20_000), "outlets": (3_000, 20_000)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land both files as published, the new lines inside their cells included."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

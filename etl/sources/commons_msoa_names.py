"""Names that people use for areas, in place of a town and a number.

The address is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import File, Source

OPL = "Open Parliament Licence v3.0"

SOURCE = Source(
    id="commons_msoa_names",
    title="MSOA names",
    publisher="House of Commons Library",
    homepage="https://houseofcommonslibrary.github.io/msoanames/",
    licence=OPL,
    attribution=f"Contains Parliamentary information licensed under the {OPL}.",
    covers="England",
    updated="occasionally",
    release=r"name:(\d+\.\d+)",
    costs="Areas are called by a town and a number.",
    files={
        "areas": File(
            pattern="MSOA-Names*.csv",
            address="https://houseofcommonslibrary.github.io/msoanames/",
            columns=("msoa21cd", "msoa21nm", "msoa21hclnm"),
            way=Fixed("https://houseofcommonslibrary.github.io/msoanames/MSOA-Names-Latest2.csv"),
        ),
    },
    rows={"areas": (6_856, 7_400)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

"""The takedown list: organisations that are to appear nowhere, named by number or by name.

Kept by hand in ``data/local/takedown.csv``. It wins over every register and over the council's own
list, and it stands from the next build on.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl import handkept
from etl.source import File, Source

SOURCE = Source(
    id="council_takedown",
    title="The takedown list",
    publisher="The council",
    homepage="https://www.gov.uk/find-local-council",
    licence="The council's own words; not published",
    attribution="Used to leave out what is to appear nowhere.",
    covers="What the council has been asked to take down",
    updated="when the council changes it",
    release="the council's file of the day of the build",
    costs="Nothing is missing: nobody has been taken down.",
    files={
        "lines": File(
            pattern="takedown.csv",
            address="data/local/takedown.csv (kept by the council)",
            columns=("org_id", "name", "postcode", "reason", "added_on"),
            optional_columns=("line_no",),
            kept_back=("reason", "added_on"),
            ragged=True,  # a comma in the reason must not leave somebody published
        ),
    },
    rows={},
    partial_ok=True,
    hand_kept=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the list as written, every line with its number."""
    for path in files.values():
        handkept.load(con, SOURCE, path)

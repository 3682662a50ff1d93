"""The council's own list: what it knows of organisations that the registers do not say.

Kept by hand in ``data/local/organisations.csv``; a line confirms an organisation, leaves it out,
names a place it works from, or a hub; or it names a group that no register lists.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl import handkept
from etl.source import File, Source

SOURCE = Source(
    id="council_list",
    title="The council's own list",
    publisher="The council",
    homepage="https://www.gov.uk/find-local-council",
    licence="The council's own words",
    attribution="Contains what the council itself says of organisations.",
    covers="What the council chooses to list",
    updated="when the council changes it",
    release="the council's file of the day of the build",
    costs="Nothing is missing but the council's own word: the registers alone speak.",
    files={
        "lines": File(
            pattern="organisations.csv",
            address="data/local/organisations.csv (kept by the council)",
            columns=("org_id", "name", "postcode", "action", "reason", "source", "added_on"),
            optional_columns=("line_no",),
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

"""How far each charity says it works, and what the regulator's area names and fields mean.

Addresses are ones that others use; they could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import File, Source

ADDRESS = "https://github.com/drkane/charity-lookups"
LISTS = "https://raw.githubusercontent.com/drkane/charity-lookups/master/"

SOURCE = Source(
    id="charity_reference",
    title="Charity scale and area names",
    publisher="Charity lookups (David Kane), from Charity Commission data",
    homepage=ADDRESS,
    licence="Open Government Licence v3.0 (as the register it is made from)",
    attribution="Contains public sector information licensed under the OGL v3.0.",
    covers="England and Wales",
    updated="from time to time",
    release="not stated in the file",
    costs="Which charities work nationally is not known, nor which work in one council only.",
    files={
        "area_of_operation_codes": File(
            pattern="cc-aoo-gss-iso*.csv",
            address=ADDRESS,
            columns=("geographic_area_type", "geographic_area_description", "GSS"),
            way=Fixed(f"{LISTS}cc-aoo-gss-iso-new.csv"),
        ),
        "scale": File(
            pattern="charity_scale*.csv",
            address=ADDRESS,
            columns=("reg_number", "scale"),
            way=Fixed(f"{LISTS}charity_scale.csv"),
        ),
        "fields": File(
            pattern="ccew-fields*.csv",
            address=ADDRESS,
            columns=("Table", "Field", "Description"),
            optional=True,
            way=Fixed(f"{LISTS}ccew-fields.csv"),
        ),
    },
    rows={"area_of_operation_codes": (400, 600), "scale": (100, 600_000), "fields": (100, 400)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the lists as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

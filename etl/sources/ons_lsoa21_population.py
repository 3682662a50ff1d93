"""Residents by neighbourhood, for every rate and every weighted average."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.landing import land_csv
from etl.source import OGL, ONS, ONS_ATTRIBUTION, File, Source

SOURCE = Source(
    id="ons_lsoa21_population",
    title="Small area population estimates, mid-2022",
    publisher=ONS,
    homepage="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
    licence=OGL,
    attribution=ONS_ATTRIBUTION,
    covers="England and Wales",
    updated="yearly",
    release="mid-2022",
    costs="No residents, so no rates, no weighted averages and no coverage by council.",
    files={
        "persons": File(
            pattern="*population*.csv",
            address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/lowersuperoutputareamidyearpopulationestimates",
            columns=("lsoacd", "population"),
        ),
    },
    rows={"persons": (33_755, 36_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

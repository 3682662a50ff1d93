"""Residents by neighbourhood, for every rate and every weighted average.

Nomis serves the estimates; the question put to it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import CsvPages
from etl.landing import land_csv
from etl.source import OGL, ONS, ONS_ATTRIBUTION, File, Source

# Persons of every age, by LSOA 2021 (TYPE151); a guest is given 25,000 rows at a time.
NOMIS = (
    "https://www.nomisweb.co.uk/api/v01/dataset/NM_2014_1.data.csv?geography=TYPE151&date=2022"
    "&gender=0&c_age=200&measures=20100&select=geography_code,obs_value,record_count"
)

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
            way=CsvPages(NOMIS, "mid-2022-lsoa-2021-population.csv", "RecordOffset", 25_000),
            address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/lowersuperoutputareamidyearpopulationestimates",
            columns=("lsoacd", "population"),
            renamed={"GEOGRAPHY_CODE": "lsoacd", "OBS_VALUE": "population"},
        ),
    },
    rows={"persons": (33_755, 36_000)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

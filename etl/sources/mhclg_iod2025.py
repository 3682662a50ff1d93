"""The English Indices of Deprivation 2025: need by neighbourhood, on the neighbourhoods of 2021.

One of the 56 headers is cut off as published. Council codes are those of 2024.
The title of the attachment is as others cite it.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import GovUk
from etl.iod import IMD, LAND, OTHER, our_names
from etl.landing import land_csv
from etl.source import OGL, File, Source

HEADERS = our_names(
    {
        "lsoa_code": "LSOA code (2021)",
        "lsoa_name": "LSOA name (2021)",
        "council_code": "Local Authority District code (2024)",
        "council_name": "Local Authority District name (2024)",
        "population": "Total population: mid 2022",
    }
)

SOURCE = Source(
    id="mhclg_iod2025",
    title="English Indices of Deprivation 2025, File 7",
    publisher="Ministry of Housing, Communities and Local Government",
    homepage="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    licence=OGL,
    attribution="English Indices of Deprivation 2025, MHCLG, Open Government Licence v3.0.",
    covers="England",
    updated="every four to six years",
    release="2025",
    costs="The map has no current picture of need.",
    files={
        "neighbourhoods": File(
            pattern="File_7*.csv",
            way=GovUk("/government/statistics/english-indices-of-deprivation-2025", r"^File 7\b"),
            address="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
            columns=LAND + IMD + OTHER,
            renamed=HEADERS,
            optional_columns=("population",),
        ),
    },
    rows={"neighbourhoods": (33_755, 33_755)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file under names that are the same for every release."""
    land_csv(con, SOURCE, "neighbourhoods", files["neighbourhoods"])

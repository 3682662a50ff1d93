"""The English Indices of Deprivation 2015: need by neighbourhood, on the neighbourhoods of 2011.

Only the overall index is promised: some copies hold nothing else.
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
        "lsoa_code": "LSOA code (2011)",
        "lsoa_name": "LSOA name (2011)",
        "council_code": "Local Authority District code (2013)",
        "council_name": "Local Authority District name (2013)",
        "population": "Total population: mid 2012 (excluding prisoners)",
    }
)

SOURCE = Source(
    id="mhclg_iod2015",
    title="English Indices of Deprivation 2015, File 7",
    publisher="Ministry of Housing, Communities and Local Government",
    homepage="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2015",
    licence=OGL,
    attribution="English Indices of Deprivation 2015, MHCLG, Open Government Licence v3.0.",
    covers="England",
    updated="every four to six years",
    release="2015",
    costs="Change in need since 2015, and persistence over three releases, cannot be shown.",
    files={
        "neighbourhoods": File(
            pattern="File_7*.csv",
            way=GovUk("/government/statistics/english-indices-of-deprivation-2015", r"^File 7\b"),
            address="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2015",
            columns=LAND + IMD,
            renamed=HEADERS,
            optional_columns=(*OTHER, "population"),
        ),
    },
    rows={"neighbourhoods": (32_844, 32_844)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file under names that are the same for every release."""
    land_csv(con, SOURCE, "neighbourhoods", files["neighbourhoods"])

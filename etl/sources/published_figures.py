"""Summaries by council as the publisher prints them: what our own sums must agree with."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import ByHand
from etl.landing import land_csv
from etl.source import OGL, File, Source

SOURCE = Source(
    id="published_figures",
    title="Indices of Deprivation 2025: local authority summaries",
    publisher="Ministry of Housing, Communities and Local Government",
    homepage="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    licence=OGL,
    attribution=f"Indices of Deprivation 2025, MHCLG, licensed under the {OGL}.",
    covers="England",
    updated="every four to six years",
    release="2025",
    costs="Our council figures are not checked against the published ones.",
    files={
        "councils": File(
            pattern="iod2025_local_authority_summaries.csv",
            way=ByHand("File 10, the first sheet saved as csv with these column names"),
            address="https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
            columns=(
                "ltla24_code",
                "ltla24_name",
                "imd_average_rank",
                "imd_average_score",
                "imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally",
            ),
        ),
    },
    rows={"councils": (296, 296)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

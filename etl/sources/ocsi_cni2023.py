"""The Community Needs Index: where people have too few places to meet, links and groups."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import ByHand
from etl.landing import land_csv
from etl.source import File, Source

SOURCE = Source(
    id="ocsi_cni2023",
    title="Community Needs Index 2023",
    publisher="Oxford Consultants for Social Inclusion (OCSI) and Local Trust",
    homepage="https://ocsi.uk/community-needs-index/",
    licence="Open through the UK Data Service; check before redistributing",
    attribution="Community Needs Index 2023, OCSI and Local Trust.",
    covers="England",
    updated="occasionally",
    release="2023",
    costs="The map cannot show community need, nor which places are doubly disadvantaged.",
    files={
        "neighbourhoods": File(
            pattern="community_needs_index_2023_lsoa21.csv",
            address="https://ukdataservice.ac.uk/",
            way=ByHand("search the catalogue for the index by LSOA 2021 and save it as csv"),
            columns=(
                "lsoa21_code",
                "Community Needs Index 2023 Score",
                "Community Needs Index 2023 Rank",
                "Civic Assets Domain Score",
                "Civic Assets Domain Rank",
                "Connectedness Domain Score",
                "Connectedness Domain Rank",
                "Active and Engaged Community Domain Score",
                "Active and Engaged Community Domain Rank",
            ),
        ),
    },
    rows={"neighbourhoods": (33_755, 33_755)},
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the file as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

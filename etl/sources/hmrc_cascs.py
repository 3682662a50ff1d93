"""Community amateur sports clubs: clubs that HMRC treats much as it treats charities.

The identifiers are made from name and postcode by the list's keepers; HMRC gives none.
The address is one that others use; it could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import OGL, File, Source

SOURCE = Source(
    id="hmrc_cascs",
    title="Community amateur sports clubs",
    publisher="HM Revenue and Customs, kept as a list by 360Giving",
    homepage="https://www.gov.uk/government/publications/community-amateur-sports-clubs-casc-registered-with-hmrc",
    licence=OGL,
    attribution="Contains public sector information licensed under the OGL v3.0.",
    covers="United Kingdom, with clubs that have left the list",
    updated="from time to time",
    release="not stated in the file",
    costs="No community amateur sports clubs.",
    files={
        "clubs": File(
            pattern="cascs*.csv",
            address="https://github.com/ThreeSixtyGiving/cascs",
            columns=("id", "name", "address", "postcode", "active"),
            way=Fixed("https://raw.githubusercontent.com/ThreeSixtyGiving/cascs/master/cascs.csv"),
        ),
    },
    rows={"clubs": (6_000, 15_000)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the list as published."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

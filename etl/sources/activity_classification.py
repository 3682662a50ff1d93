"""What organisations do: charities and community interest companies by activity, and SIC 2007.

The codes of community interest companies are a model's guess, each with its probability.
Addresses are ones that others use; they could not be tried when this was written.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_csv
from etl.source import File, Source

ADDRESS = "https://charityclassification.org.uk/data/data-downloads/"
GITHUB = "https://raw.githubusercontent.com/"
UKCAT = f"{GITHUB}charity-classification/ukcat/main/data/"
SIC = f"{GITHUB}drkane/charity-lookups/master/classification/sic2007"


def _list(path: str, *columns: str) -> File:
    name = path.rsplit("/", 1)[-1]
    return File(
        pattern=f"{name}*.csv",
        address=ADDRESS,
        columns=columns,
        optional=name.startswith("cics"),
        encoding="utf-8|cp1252" if path == SIC else "utf-8",
        way=Fixed(f"{path}.csv"),
    )


SOURCE = Source(
    id="activity_classification",
    title="Activity codes (ICNPTSO and SIC 2007)",
    publisher="UK Charity Activity Tags and the Office for National Statistics",
    homepage="https://charityclassification.org.uk/",
    licence="See the publisher's page; SIC 2007 under the Open Government Licence v3.0",
    attribution="Activity codes from UK Charity Activity Tags; SIC 2007 © Crown copyright, ONS.",
    covers="England and Wales; charities of 2021, community interest companies of 2026",
    updated="from time to time",
    release="charities 2021, community interest companies 2026",
    costs="What charities and community interest companies do is not known.",
    files={
        "charities": _list(f"{UKCAT}charities_active-icnptso", "org_id", "icnptso_code"),
        "cics": _list(f"{UKCAT}cics-icnptso", "org_id", "icnptso_code", "icnptso_code_probability"),
        "icnptso": _list(f"{UKCAT}icnptso", "Section", "Group", "Sub-group", "Title"),
        "sic2007": _list(SIC, "code", "class_name", "subclass_name"),
    },
    rows=dict.fromkeys(("charities", "cics", "icnptso", "sic2007"), (100, 500000)),
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the lists as published; the one of SIC 2007 is in cp1252."""
    for part, path in files.items():
        land_csv(con, SOURCE, part, path)

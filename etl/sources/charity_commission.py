"""The register of charities in England and Wales, with what their annual returns say.

Tab separated without quoting. The address is a contact address, often a trustee's home.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.fetching.ways import Fixed
from etl.landing import land_tsv_unquoted
from etl.source import OGL, File, Source

EXTRACT = "https://ccewuksprdoneregsadata1.blob.core.windows.net/data/txt/"
ADDRESS = " ".join(f"charity_contact_address{no}" for no in range(1, 6))
COLUMNS = {
    "charity": "linked_charity_number charity_name charity_type charity_registration_status"
    " date_of_registration date_of_removal latest_acc_fin_period_end_date latest_income"
    f" {ADDRESS} charity_contact_postcode charity_contact_web charity_is_cio"
    " charity_company_registration_number charity_insolvent charity_in_administration",
    "area_of_operation": "linked_charity_number geographic_area_type geographic_area_description",
    "classification": "linked_charity_number classification_code",
    "other_names": "linked_charity_number charity_name_type charity_name",
    "annual_return_parta": "fin_period_end_date income_from_government_contracts",
    "annual_return_partb": "fin_period_end_date income_other_trading_activities",
}


def _table(part: str) -> File:
    name = f"publicextract.{part if part == 'charity' else f'charity_{part}'}.zip"
    return File(
        pattern=name,
        address=EXTRACT + name,
        columns=("registered_charity_number", *COLUMNS[part].split()),
        optional=part != "charity",
        way=Fixed(EXTRACT + name),
    )


SOURCE = Source(
    id="charity_commission",
    title="Register of charities",
    publisher="Charity Commission for England and Wales",
    homepage="https://register-of-charities.charitycommission.gov.uk/en/register/full-register-download",
    licence=OGL,
    attribution="Contains information from the Charity Commission, licensed under the OGL v3.0.",
    covers="England and Wales, with removed and linked charities",
    updated="every day",
    release="latest:charity_commission_charity.date_of_extract",
    costs="No charities.",
    files={part: _table(part) for part in COLUMNS},
    rows={"charity": (300_000, 600_000)},
    partial_ok=True,
)


def load(files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
    """Land the tables as published; lines that were broken are joined."""
    for part, path in files.items():
        land_tsv_unquoted(con, SOURCE, part, path)

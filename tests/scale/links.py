"""Who is the same in two made-up registers, what they do, and how far charities work."""

from pathlib import Path

import duckdb

from etl.practice.activities import ICNPTSO_OF_SIC
from tests.scale.tables import copy, text

FILES = {
    "organisation_links/charity-company-numbers.csv": (
        "select 'GB-CHC-' || number as org_id_a, 'GB-COH-' || (40000001 + no) as org_id_b,"
        " upper(name) as name from charity where form = 'company' and is_live"
        " and draw(no, 'link') < 0.13 order by no"
    ),
    "organisation_links/cio_company_numbers.csv": (
        "select 'CE' || lpad(no::varchar, 6, '0') as company_number, number as charity_number"
        " from charity where form = 'cio' order by no"
    ),
    "organisation_links/relationships_mutual-companies.csv": (
        "select 'GB-MPR-' || number as org_id_a, 'GB-COH-' || company_number as org_id_b,"
        " name as org_name, 'sameas' as relationship, 'Mutual companies' as source"
        " from society where company_number <> '' order by no"
    ),
    "activity_classification/charities_active-icnptso.csv": (
        "select 'GB-CHC-' || number as org_id, work.w2 as icnptso_code from charity"
        " where is_live and draw(no, 'classed') < 0.9 order by no"
    ),
    "charity_reference/charity_scale.csv": (
        "select number as reg_number, case when scale_draw < 0.66 then 'Local'"
        " when scale_draw < 0.81 then 'Regional' when scale_draw < 0.93 then 'National'"
        " else 'National and Overseas' end as scale from charity where is_live order by no"
    ),
}


def _guesses() -> str:
    known = ", ".join(f"{text(sic)}: {text(code)}" for sic, code in ICNPTSO_OF_SIC.items())
    return (
        f"select 'GB-COH-' || number as org_id, coalesce((map {{{known}}})[work.w2], 'F20') as"
        " icnptso_code, round(0.13 + 0.87 * sqrt(draw(key, 'sure')), 3) as"
        " icnptso_code_probability, 'ml_model' as icnptso_code_source from body"
        " where form = 'cic' order by number"
    )


def write(con: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """Write the lists. Returns rows by file."""
    files = FILES | {"activity_classification/cics-icnptso.csv": _guesses()}
    return {path.rsplit("/")[-1]: copy(con, query, out / path) for path, query in files.items()}

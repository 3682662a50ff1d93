"""The hand-kept tables: what a model joins by is there once, and every figure is read."""

import csv
import re

import pytest

from etl import models

# Columns that a join or a choice relies on to find one row at most.
KEYS = {
    "activity_group": ["scheme", "starts"],
    "county_now_council": ["county_code"],
    "formation_agent": ["postcode", "address_has"],
    "legal_form": ["legal_form"],
    "measure": ["measure_group", "domain"],
    "name_exclusion": ["applies_to", "name_has", "name_like", "sic_starts", "name_lacks"],
    "register": ["scheme"],
    "register_coverage": ["source"],
    "sic_exclusion": ["sic_code"],
    "society_suffix": ["suffix"],
    "threshold": ["threshold"],
}
TABLES = sorted(path.stem for path in models.REFERENCE.glob("*.csv"))


def held(table: str) -> list[dict]:
    with (models.REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.mark.parametrize("table", TABLES)
def test_what_a_join_relies_on_is_there_once(table: str) -> None:
    keys = [tuple(row[name] for name in KEYS[table]) for row in held(table)]
    assert len(keys) == len(set(keys))
    assert all(key[0] for key in keys)


def test_a_group_of_activities_has_one_name() -> None:
    groups = {
        (row["activity_group_code"], row["activity_group_name"]) for row in held("activity_group")
    }
    assert len(groups) == len({code for code, _ in groups}) == len({name for _, name in groups})
    assert 12 <= len(groups) <= 20


def test_every_threshold_is_read_by_a_model() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in models.FOLDER.rglob("*.sql"))
    for row in held("threshold"):
        assert re.search(rf"'{row['threshold']}'", said), row["threshold"]


def test_a_county_whose_border_moved_is_not_called_one_council() -> None:
    assert "Dorset" not in {row["county"] for row in held("county_now_council")}


def test_a_source_that_nobody_has_read_is_not_cited_as_read() -> None:
    assert all("to be confirmed" in row["source"] for row in held("formation_agent"))

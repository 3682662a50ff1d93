"""Each check of the marts of places finds the row that it is there to find."""

import pytest

from etl import models
from tests.conftest import Row, run_sql

PLACE: Row = {
    "place_level": "area", "place_code": "A1", "council25_code": "C1", "population": 1000,
}  # fmt: skip
COVERED: Row = {
    "council25_code": "C1", "definition": "d", "is_covered": True, "basis": "companies_house",
}  # fmt: skip
PROVISION: Row = {
    "place_level": "area", "place_code": "A1", "definition": "d", "basis": "companies_house",
    "is_urban": True, "organisation_count": 3, "expected_count": 3.0,
    "lowest_fifth_probability": 0.5, "growing_probability": 0.5,
}  # fmt: skip
COUNCIL: Row = {"place_level": "council", "place_code": "C1", "definition": "d"}
MODEL: Row = {"definition": "d", "basis": "companies_house", "peers": "C1"}
NEED: Row = {
    "place_level": "area", "place_code": "A1", "measure_group": "iod", "release": 2025,
    "domain": "imd", "average_score": 9.0, "rank": 1, "place_count": 2,
    "worst_tenth_share": 0.0, "worst_fifth_share": 0.5, "known_share": 1.0,
}  # fmt: skip
OTHER: Row = {**NEED, "place_code": "A2", "average_score": 8.0, "rank": 2}
EQUITY: Row = {
    "scope": "council", "code": "C1", "definition": "d",
    "organisation_share": 1.0, "resident_share": 1.0,
}  # fmt: skip
COUNT: Row = {"tier": "wider", "legal_form": "cio"}
HOME: Row = {
    "lsoa21_code": "E1", "area_code": "A1", "ward25_code": "W1", "council25_code": "C1",
    "population": 1000,
}  # fmt: skip
LEVELS = [{**PLACE, "place_level": level} for level in ("area", "ward", "council", "england")]


def counted(level: str, code: str, number: int) -> Row:
    return {**COUNT, "place_level": level, "place_code": code, "count_abcd_in": number}


GOOD: dict[str, dict[str, list[Row]]] = {
    "provision_where_not_covered": {
        "mart__provision": [PROVISION], "mart__place": [PLACE], "mart__covered": [COVERED],
        "mart__council_provision": [COUNCIL],
    },
    "place_ranks_out_of_order": {"mart__place_need": [NEED, OTHER]},
    "share_beyond_the_whole": {
        "mart__place_need": [NEED], "mart__provision": [PROVISION], "mart__equity": [EQUITY],
    },
    "council_counts_more_than_its_areas": {
        "mart__place_count": [
            counted("council", "C1", 3), counted("area", "A1", 3),
            counted("neighbourhood", "E1", 4),
        ],
        "mart__place": [PLACE], "mart__neighbourhood": [HOME],
    },
    "residents_lost_between_levels": {"mart__place": LEVELS, "mart__neighbourhood": [HOME]},
    "expected_is_not_observed": {
        "mart__provision": [PROVISION], "mart__provision_model": [MODEL],
        "mart__covered": [COVERED],
    },
}  # fmt: skip
BAD: list[tuple[str, str, list[Row]]] = [
    ("provision_where_not_covered", "mart__covered", [{**COVERED, "is_covered": False}]),
    ("provision_where_not_covered", "mart__covered", [{**COVERED, "basis": "fca_mutuals"}]),
    ("provision_where_not_covered", "mart__covered", [{**COVERED, "council25_code": "C2"}]),
    ("provision_where_not_covered", "mart__council_provision", [{**COUNCIL, "place_code": "C3"}]),
    ("place_ranks_out_of_order", "mart__place_need", [{**NEED, "rank": 2}, OTHER]),
    ("place_ranks_out_of_order", "mart__place_need", [{**NEED, "place_count": 0}]),
    ("share_beyond_the_whole", "mart__place_need", [{**NEED, "worst_fifth_share": 1.2}]),
    ("share_beyond_the_whole", "mart__provision", [{**PROVISION, "growing_probability": -0.1}]),
    ("share_beyond_the_whole", "mart__equity", [{**EQUITY, "organisation_share": 0.9}]),
    (
        "council_counts_more_than_its_areas", "mart__place_count",
        [counted("council", "C1", 3), counted("area", "A1", 2), counted("neighbourhood", "E1", 4)],
    ),
    (
        "council_counts_more_than_its_areas", "mart__place_count",
        [counted("council", "C1", 3), counted("area", "A9", 3), counted("neighbourhood", "E1", 4)],
    ),
    ("residents_lost_between_levels", "mart__neighbourhood", [{**HOME, "population": 999}]),
    ("expected_is_not_observed", "mart__provision", [{**PROVISION, "expected_count": 3.1}]),
]  # fmt: skip


def found(check: str, tables: dict[str, list[Row]]) -> list[dict]:
    return run_sql((models.CHECKS / f"{check}.sql").read_text(encoding="utf-8"), tables, {})


@pytest.mark.parametrize("check", GOOD)
def test_a_good_build_passes(check):
    assert found(check, GOOD[check]) == []


@pytest.mark.parametrize(("check", "table", "rows"), BAD)
def test_a_row_that_should_not_exist_is_found(check, table, rows):
    assert found(check, {**GOOD[check], table: rows})

"""What is made of the counts: peers, expected, shrunk, likely thin, shared out and clustered."""

import json
from collections.abc import Callable

import duckdb
import numpy as np
import pytest

from atlas.definition import DEFINITIONS
from atlas.measures import equity
from etl import measuring, models
from etl.measuring import resampling
from tests.conftest import Row, make_table

HALF, WHOLE = "companies_house", "charity_commission, companies_house"
AREAS = 10
URBAN = {True: 2.0, False: 0.5}  # organisations for each 1,000 residents
WAYS = ("abc_in", "abc_out", "abcd_in", "abcd_out")

Region = Callable[..., duckdb.DuckDBPyConnection]


def covered(council: str, basis: str | None) -> list[Row]:
    return [
        {
            "council25_code": council,
            "definition": definition.code,
            "is_covered": basis is not None,
            "basis": basis if basis is not None else str,
        }
        for definition in DEFINITIONS
    ]


def homes(council: str, row: int) -> list[Row]:
    """Ten neighbourhoods side by side, each an area of its own, the last three rural."""
    return [
        {
            "lsoa21_code": f"{council}-{no}",
            "council25_code": council,
            "population": 2000,
            "is_urban": no < AREAS - 3,
            "rank": 1 + no + AREAS * row,
            "decile": 1 + no,
            "geometry": json.dumps(
                {
                    "type": "Polygon",
                    "coordinates": [
                        [[no, row], [no + 1, row], [no + 1, row + 1], [no, row + 1], [no, row]]
                    ],
                }
            ),
        }
        for no in range(AREAS)
    ]


def count(place_level: str, code: str, register: str, number: int) -> Row:
    return {
        "place_level": place_level,
        "place_code": code,
        "tier": "community_business",
        "legal_form": "cic" if register == "companies_house" else "charity",
        "register": register,
        **{f"count_{way}": number for way in WAYS},
        **{f"new_count_{way}": number // 2 for way in WAYS},
    }


def counts(places: list[Row], companies: Callable[[int], int], charities: int) -> list[Row]:
    rows: list[Row] = []
    for council in sorted({str(place["council25_code"]) for place in places}):
        inside = [place for place in places if place["council25_code"] == council]
        held = [companies(no) for no in range(len(inside))]
        for place, number in zip(inside, held, strict=True):
            for level in ("area", "neighbourhood"):
                rows.append(count(level, str(place["lsoa21_code"]), "companies_house", number))
                rows.append(
                    count(level, str(place["lsoa21_code"]), "charity_commission", charities)
                )
        # One company has a site in two areas.
        rows.append(count("council", council, "companies_house", max(sum(held) - 1, 0)))
        rows.append(count("council", council, "charity_commission", charities * len(inside)))
    return rows


def even(no: int) -> int:
    return 4 if no < AREAS - 3 else 1


def thin_in_the_first(no: int) -> int:
    return 40 * min(no, 1)


def nobody(no: int) -> int:
    return 0 * no


@pytest.fixture
def region(memory: duckdb.DuckDBPyConnection) -> Region:
    """Measure councils: ``region({"C1": basis or None}, companies=, charities=)``."""

    def measured(
        bases: dict[str, str | None], companies: Callable[[int], int] = even, charities: int = 3
    ) -> duckdb.DuckDBPyConnection:
        models.land_definitions(memory)
        places = [home for row, council in enumerate(bases) for home in homes(council, row)]
        total = len(places)
        upper = [("council", "council25_code"), ("area", "lsoa21_code")]
        given: dict[str, list[Row]] = {
            "core.neighbourhood": places,
            "core.need_by_neighbourhood": [
                {**p, "release": 2025, "domain": "imd", "comparability": "published"}
                for p in places
            ],
            "joined.place_member": [
                {"place_level": level, "place_code": p[code], "lsoa21_code": p["lsoa21_code"]}
                for p in places for level, code in upper
            ] + [
                {"place_level": "england", "place_code": "E92", "lsoa21_code": p["lsoa21_code"]}
                for p in places
            ],
            "counted.place": [
                {"place_level": "area", "place_code": p["lsoa21_code"],
                 "council25_code": p["council25_code"], "population": p["population"],
                 "is_urban": p["is_urban"]}
                for p in places
            ] + [
                {"place_level": "council", "place_code": c, "council25_code": c,
                 "population": 2000 * AREAS, "is_urban": True} for c in bases
            ] + [
                {"place_level": "england", "place_code": "E92", "council25_code": str,
                 "population": 2000 * total, "is_urban": True}
            ],
            "counted.place_need": [
                {"place_level": "area", "place_code": p["lsoa21_code"], "measure_group": "iod",
                 "release": 2025, "domain": "imd", "rank": p["rank"], "place_count": total}
                for p in places
            ],
            "counted.covered": [row for c, basis in bases.items() for row in covered(c, basis)],
            "counted.place_count": counts(places, companies, charities),
        }  # fmt: skip
        for name, rows in given.items():
            make_table(memory, name, rows)
        measuring.measure(memory, lambda _: None)
        return memory

    return measured


def rows(con: duckdb.DuckDBPyConnection, select: str) -> list[tuple]:
    return con.execute(select).fetchall()


def test_a_place_that_is_not_covered_has_no_row_rather_than_a_nought(region):
    con = region({"C1": HALF, "C2": None})
    assert rows(con, "select count(*) from measured.provision where place_code like 'C2%'") == [
        (0,)
    ]
    found = rows(con, "select distinct place_code from measured.council_provision order by 1")
    assert found == [("C1",), ("E92",)]


def test_every_covered_place_is_measured_by_all_twelve_definitions(region):
    con = region({"C1": HALF})
    found = rows(con, "select place_code, count(*) from measured.provision group by 1")
    assert len(found) == AREAS
    assert {number for _, number in found} == {12}


def test_only_the_registers_of_the_basis_are_counted(region):
    con = region({"C1": HALF, "C2": WHOLE})
    select = (
        "select distinct basis, organisation_count from measured.provision"
        " where place_code = '{}' and definition = 'narrow.abc.in'"
    )
    assert rows(con, select.format("C1-0")) == [(HALF, 4)]
    assert rows(con, select.format("C2-0")) == [(WHOLE, 4 + 3)]


def test_peers_are_the_places_of_councils_that_hold_the_basis_counted_by_it(region):
    con = region({"C1": HALF, "C2": WHOLE, "C3": None})
    found = rows(
        con,
        "select basis, is_urban, place_count, peers, pooled_per_1000 from measured.provision_model"
        " where definition = 'narrow.abc.in' order by all",
    )
    assert found == [
        (WHOLE, False, 3, "C2", pytest.approx(2.0)),
        (WHOLE, True, 7, "C2", pytest.approx(3.5)),
        (HALF, False, 6, "C1, C2", pytest.approx(URBAN[False])),
        (HALF, True, 14, "C1, C2", pytest.approx(URBAN[True])),
    ]


def test_what_is_expected_of_the_peers_together_is_what_is_there(region):
    con = region({"C1": HALF, "C2": HALF}, companies=lambda no: no * 2)
    assert rows(
        con,
        "select distinct round(sum(expected_count) - sum(organisation_count), 9)"
        " from measured.provision group by definition, is_urban",
    ) == [(0.0,)]


def test_a_council_expects_what_its_urban_and_rural_areas_do(region):
    con = region({"C1": HALF, "C2": HALF})
    found = rows(
        con,
        "select organisation_count, round(expected_count, 6) from measured.council_provision"
        " where place_level = 'council' and definition = 'narrow.abc.in'",
    )
    # 7 × 4 + 3 × 1, less the one that has sites in two areas, in each of two alike.
    assert found == [(30, 30.0), (30, 30.0)]


def test_above_a_council_only_covered_councils_count_and_their_residents(region):
    con = region({"C1": WHOLE, "C2": HALF, "C3": None})
    assert rows(
        con,
        "select organisation_count, population, covered_population, covered_council_count, basis"
        " from measured.council_provision"
        " where place_level = 'england' and definition = 'narrow.abc.in'",
    ) == [(60, 60_000, 40_000, 2, HALF)]


def test_no_rate_is_said_where_fewer_than_five_are_expected(region):
    con = region({"C1": HALF})
    assert rows(con, "select distinct rule, rate_per_1000 from measured.provision") == [
        ("shrunk", None)
    ]
    assert rows(con, "select count(*) from measured.provision where shrunk_per_1000 is null") == [
        (0,)
    ]


def test_where_nobody_is_counted_nothing_is_shrunk_and_no_place_is_named(region):
    con = region({"C1": HALF}, companies=nobody)
    assert rows(
        con,
        "select distinct organisation_count, expected_count, relative, lowest_fifth_probability,"
        " look, robust_count, growing_probability from measured.provision",
    ) == [(0, 0.0, None, None, None, 0, None)]
    assert rows(con, "select count(*) from measured.equity") == [(0,)]
    assert rows(con, "select distinct prior_mean, phi from measured.provision_model") == [
        (None, None)
    ]


def test_where_nothing_is_covered_the_tables_are_there_and_empty(region):
    con = region({"C1": None})
    for table in ("provision", "provision_model", "council_provision", "equity", "concentration"):
        assert rows(con, f"select count(*) from measured.{table}") == [(0,)], table


def test_a_place_is_looked_at_first_only_where_need_is_in_the_worst_fifth(region):
    con = region({"C1": HALF, "C2": HALF}, companies=thin_in_the_first)
    found = dict(
        rows(
            con,
            "select place_code, look from measured.provision where definition = 'narrow.abc.in'",
        )
    )
    # Both are as thin; only the first is in the worst fifth of need (ranks 1 to 4 of 20).
    assert (found["C1-0"], found["C2-0"]) == ("first", None)
    assert found["C1-1"] is None


def test_the_badge_counts_the_definitions_that_name_a_place(region):
    con = region({"C1": HALF, "C2": HALF}, companies=thin_in_the_first)
    assert rows(
        con,
        "select count(*) from (select place_level, place_code, count(look) as named,"
        " min(robust_count) as low, max(robust_count) as high from measured.provision group by all)"
        " where low <> high or named <> low",
    ) == [(0,)]
    assert rows(con, "select max(robust_count) from measured.provision") == [(12,)]


def test_shares_make_up_the_whole_and_differences_come_to_nought(region):
    con = region({"C1": HALF})
    found = rows(
        con,
        "select scope, sum(organisation_share), sum(resident_share), sum(difference),"
        " bool_and(difference between difference_low - 1e-9 and difference_high + 1e-9)"
        " from measured.equity group by scope, definition",
    )
    assert {scope for scope, *_ in found} == {"council", "england"}
    for _, bodies, people, difference, is_inside in found:
        assert (bodies, people) == (pytest.approx(1), pytest.approx(1))
        assert difference == pytest.approx(0)
        assert is_inside


def test_more_in_places_of_greater_need_is_an_index_below_nought(region):
    con = region({"C1": HALF})
    found = rows(con, "select distinct concentration_index < 0 from measured.concentration")
    assert found == [(True,)]


def test_neighbourhoods_of_high_need_side_by_side_are_a_cluster(region):
    con = region({f"C{no}": HALF for no in range(AREAS)})
    found = dict(rows(con, "select lsoa21_code, cluster from measured.need_cluster"))
    assert found["C0-4"] == "HH"
    assert found["C9-4"] == "LL"
    assert len(found) == AREAS * AREAS


def test_the_same_counts_measured_twice_are_the_same_to_the_last_digit(region):
    con = region({"C1": HALF, "C2": WHOLE}, companies=lambda no: no)
    tables = ("provision", "provision_model", "equity", "concentration", "need_cluster")
    first = {table: rows(con, f"select * from measured.{table}") for table in tables}
    con.execute("drop schema measured cascade")
    con.execute("create schema measured")
    measuring.measure(con, lambda _: None)
    for table in tables:
        assert rows(con, f"select * from measured.{table}") == first[table], table


def test_resampling_for_many_at_once_gives_what_the_formula_gives_for_one():
    rng = np.random.default_rng(3)
    decile = np.sort(rng.integers(1, 11, 200)).astype(float)
    people = rng.integers(1000, 2500, 200).astype(float)
    bodies = np.column_stack([rng.poisson(1.0, 200), np.zeros(200), rng.poisson(0.02, 200)])
    how = equity.Resampling(seed=5, draws=300)
    found = resampling.limits(resampling.Homes(decile, people, bodies.astype(float)), how)
    for no in (0, 2):
        low, high = equity.difference_interval(decile, bodies[:, no], people, how)
        np.testing.assert_allclose(found.difference_low[:, no], low, atol=1e-12)
        np.testing.assert_allclose(found.difference_high[:, no], high, atol=1e-12)
        rank = np.arange(200.0) + 1
        index = equity.concentration_interval(bodies[:, no], people, rank, how)
        np.testing.assert_allclose((found.index_low[no], found.index_high[no]), index, atol=1e-12)
    assert np.isnan(found.index_low[1])
    assert np.isnan(found.difference_low[:, 1]).all()

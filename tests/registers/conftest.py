"""A register build in memory: publishers' rows in, marts out, through every model of ours."""

from collections.abc import Callable
from functools import cache

import duckdb
import pytest

from etl import build, handkept, landing, models
from etl.sources import all_sources
from tests.conftest import make_table

REGISTERS = {
    "companies_house",
    "charity_commission",
    "fca_mutuals",
    "coops_uk",
    "hmrc_cascs",
    "organisation_links",
    "activity_classification",
    "charity_reference",
    "council_list",
    "council_takedown",
}
# Models of places that no register feeds; given as tables, or not needed.
PLACES_ONLY = {"core": {"community_need_by_neighbourhood", "council", "council_need",
                        "need_by_neighbourhood", "neighbourhood"},
               "joined": {"place_member"}}  # fmt: skip
COUNTING = {"placed", "counted"}  # layers of counts of places
MARTS = {
    *("organisation", "organisation_site", "organisation_identifier", "organisation_name"),
    *("organisation_search", "council_word", "legal_form", "register_coverage", "tier_register"),
}
# Three neighbourhoods of two invented councils, with a postcode or two in each.
PLACES = [
    ("E01999001", "E06999001", "AA1 1AA"),
    ("E01999001", "E06999001", "AA1 1AB"),
    ("E01999002", "E06999001", "AA1 2BB"),
    ("E01999003", "E06999003", "BB1 1CC"),
    ("W01999001", "W06999001", "ZZ1 1ZZ"),
]

Rows = list[dict]
Build = Callable[..., duckdb.DuckDBPyConnection]


@cache
def repairs() -> duckdb.DuckDBPyConnection:
    """Give a database with nothing in it but the models' own functions."""
    con = duckdb.connect()
    models.create_macros(con)
    return con


def tidy(macro: str, *values: object) -> object:
    """Return what one of the models' functions makes of a value."""
    marks = ", ".join("?" for _ in values)
    return repairs().execute(f"select {macro}({marks})", list(values)).fetchall()[0][0]


def make_geography(con: duckdb.DuckDBPyConnection) -> None:
    """Give the few columns of places that the register models read."""
    directory = [
        {
            "postcode": postcode,
            "postcode_key": postcode.replace(" ", ""),
            "lsoa21_code": lsoa,
            "council_code": council,
            "longitude": -1.0 - no / 100,
            "latitude": 53.0,
        }
        for no, (lsoa, council, postcode) in enumerate(PLACES)
    ]
    make_table(con, "staging.ons_postcode_directory", directory)
    codes = {lsoa: council for lsoa, council, _ in PLACES if lsoa.startswith("E")}
    shapes = [{"lsoa21_code": c, "longitude": -9.0, "latitude": 59.0} for c in codes]
    make_table(con, "staging.ons_lsoa21_boundaries", shapes)
    place = [
        {
            "lsoa21_code": lsoa,
            "area_code": f"A{lsoa[-1]}",
            "ward25_code": f"V{lsoa[-1]}",
            "council25_code": council,
            "population": 1000,
            "longitude": -9.0,
            "latitude": 59.0,
        }
        for lsoa, council in codes.items()
    ]
    make_table(con, "core.neighbourhood", place)
    make_table(con, "staging.ons_lsoa21_ward25_lookup", place)
    make_table(con, "staging.ons_lsoa21_population", place)
    history = [{"old_council_code": c, "council25_code": c} for c in set(codes.values())]
    old = {"old_council_code": "E06999901", "council25_code": "E06999001"}
    make_table(con, "staging.local_authority_code_history", [*history, old])


def land(con: duckdb.DuckDBPyConnection, given: dict[str, Rows]) -> None:
    """Land the rows given in raw tables of the promised columns; the rest stay empty."""
    for module in all_sources():
        source = module.SOURCE
        for part in source.files if source.id in REGISTERS else ():
            landing.create_empty(con, source, part)
            table = source.table(part)
            con.execute(
                "insert into raw.record_count values ($1, $2)", [table, len(given.get(table, []))]
            )
            for row in given.get(table, []):
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" for _ in row)
                con.execute(
                    f"insert into raw.{table} ({names}) values ({marks})",
                    list(row.values()),
                )


def run(con: duckdb.DuckDBPyConnection) -> None:
    """Run the register models in the order of a build, refused rows moved out after staging."""
    staged = [m.SOURCE for m in all_sources() if m.SOURCE.id in REGISTERS]
    for source in staged:
        for part in source.files:
            path = models.FOLDER / "staging" / f"{source.table(part)}.sql"
            models.run_model(con, "staging", path)
            models.settle_staging(con, source.id, source.table(part))
    for layer in [layer for layer in models.LAYERS[1:] if layer not in COUNTING]:
        for path in sorted((models.FOLDER / layer).glob("*.sql")):
            wanted = path.stem in MARTS if layer == "mart" else True
            if wanted and path.stem not in PLACES_ONLY.get(layer, ()):
                models.run_model(con, layer, path)
        if layer == "local":
            handkept.settle(con)
    handkept.hide_taken_down(con)


@pytest.fixture
def registers(memory: duckdb.DuckDBPyConnection) -> Build:
    """Build from rows in the publishers' spelling: ``registers(companies_house=[{...}])``."""

    def from_rows(**given: Rows) -> duckdb.DuckDBPyConnection:
        memory.execute(build.META)
        memory.execute(landing.LEDGER)
        models.land_reference(memory)
        models.create_macros(memory)
        make_geography(memory)
        land(memory, given)
        run(memory)
        return memory

    return from_rows


def rows(con: duckdb.DuckDBPyConnection, select: str) -> Rows:
    """Return what a select finds, as one dict a row."""
    found = con.execute(select)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def one(con: duckdb.DuckDBPyConnection, select: str) -> dict:
    """Return the one row that a select finds."""
    [row] = rows(con, select)
    return row

"""Where made-up bodies stand: real postcodes and neighbourhoods, made-up streets and towns.

A neighbourhood draws companies and bodies by its residents, by how many postcodes it has for each
of them (a town centre has many), and by factors of its own, of its area and of its council: counts
differ more between places than chance alone would have it, as they do in England. No council is
left without its share, so that every register is complete everywhere.
"""

import zipfile
from pathlib import Path

import duckdb

POSTCODES = """
create table postcode as
with directory as (
    select pcds, lsoa21cd as lsoa, msoa21cd as area, lad25cd as council
    from read_csv($path, all_varchar = true)
    where lsoa21cd like 'E01%'
)
select
    row_number() over (order by lsoa, hash(pcds)) - 1 as place, pcds, lsoa, area, council,
    pick(streets(), pcds, 'street') || ' ' || pick(street_ends(), pcds, 'end') as street,
    pick(syllables(), area, 'area') || pick(place_ends(), area, 'ends') as district,
    pick(syllables(), council || area[6], 'town') || pick(place_ends(), council || area[6], 'ends')
        as town
from directory
order by place
"""
NEIGHBOURHOODS = """
create table neighbourhood as
with held as (
    select lsoa, area, council, min(place) as first_place, count(*) as places
    from postcode group by all
),
weighed as (
    select held.*, coalesce(residents.population, 1700) as population,
        least(4, 40.0 * held.places / coalesce(residents.population, 1700)) as town,
        normal(held.lsoa, 'own') as own, normal(area, 'area') as of_area,
        normal(council, 'council') as of_council
    from held left join residents on held.lsoa = residents.lsoa
)
select *,
    population * (0.45 + 0.55 * town * exp(0.9 * own + 0.5 * of_area + 0.2 * of_council - 0.55))
        as company_weight,
    population * (0.2 + 0.8 * sqrt(town)
        * exp(0.5 * own + 0.35 * of_area + 0.25 * of_council - 0.22)) as body_weight
from weighed
"""
# Slots stand for equal shares of the weight: a body draws a slot, and so its neighbourhood.
SLOTS = """
create table {kind}_slot as
with edge as (
    select first_place, places, (sum({kind}_weight) over (order by lsoa) - {kind}_weight)
        / sum({kind}_weight) over () as low
    from neighbourhood
),
mark as (select range as slot, (range + 0.5) / slots() as share from range(slots()))
select mark.slot, edge.first_place, edge.places
from mark asof join edge on mark.share >= edge.low
order by mark.slot
"""
# Within a neighbourhood a few postcodes (a parade, a business park) hold many of its bodies.
PLACE_OF = """
create macro place_of(first_place, places, no) as
    first_place + floor(places * power(draw(no, 'postcode'), 2.2))::bigint
"""
# What the Charity Commission calls each council of today.
COUNCIL_NAMES = """
create table council_name as
select history.LADCD_ACTIVE as council, min(official.geographic_area_description) as name
from read_csv($history, all_varchar = true) as history
inner join read_csv($official, all_varchar = true) as official on history.LADCD = official.GSS
where official.geographic_area_type = 'Local Authority'
group by all
"""


def make(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    """Make tables postcode, neighbourhood, company_slot, body_slot and council_name."""
    [directory] = sorted((raw / "ons_postcode_directory").glob("*.zip"))[-1:]
    [held] = con.execute("select path from duckdb_databases() where not internal").fetchall()
    plain = Path(held[0]).with_name("postcodes.csv")
    with zipfile.ZipFile(directory) as archive:
        plain.write_bytes(archive.read(next(n for n in archive.namelist() if n.endswith(".csv"))))
    con.execute(POSTCODES, {"path": str(plain)})
    plain.unlink()
    [(postcodes,)] = con.execute("select count(*) from postcode").fetchall()
    con.execute(f"create macro postcodes() as {postcodes}")
    con.execute(
        "create table residents as select column0 as lsoa, column1::integer as population"
        " from read_csv($path, all_varchar = true, skip = 1, header = false)",
        {"path": str(next((raw / "ons_lsoa21_population").glob("*.csv")))},
    )
    con.execute(NEIGHBOURHOODS)
    con.execute(PLACE_OF)
    for kind in ("company", "body"):
        con.execute(SLOTS.format(kind=kind))
    con.execute(
        COUNCIL_NAMES,
        {
            "history": str(next((raw / "local_authority_code_history").glob("*.csv"))),
            "official": str(next((raw / "charity_reference").glob("cc-aoo*.csv"))),
        },
    )

"""Made-up societies, co-operatives and sports clubs: the smaller registers of England."""

from pathlib import Path

import duckdb

from etl.practice.societies import COOPS_HEADER, FCA_HEADER, OUTLET_HEADER
from tests.scale.tables import columns, copy

SOCIETIES, CLUBS = 32_000, 8_000
REGISTERED = 0.36  # of all societies, those that have not been deregistered
REGISTERED_AS = {
    "W": "Working Men's Club",
    "R": "Registered Society",
    "C": "Credit Union",
    "F": "Friendly Society",
    "4": "Co-operative Society",
    "7": "Community Benefit Society",
}
# Bare numbers are given from 4000 to co-operatives and from 7000 to benefit societies; when those
# of the first are used up, the rest are registered societies.
MADE = """
create table society as
with drawn as (
    select body.range as no, slot.first_place, slot.places,
        pick(society_work(), 'society ' || body.range, 'work') as work,
        draw('society ' || body.range, 'live') < $registered as is_live,
        began('society ' || body.range, 30) as began
    from range($societies) as body
    inner join body_slot as slot on whole(body.range, 'society slot', slots()) = slot.slot
),
counted as (
    select *, row_number() over (partition by work.w2 order by no) - 1 as turn from drawn
),
kind as (
    select *, if(work.w2 = '4' and turn >= 3000, 'R', work.w2) as kind from counted
),
numbered as (
    select *, case kind when '4' then (4000 + turn)::varchar when '7' then (7000 + turn)::varchar
        else (10000 + no)::varchar end as digits, if(kind in ('4', '7'), '', kind) as suffix
    from kind
)
select numbered.*, digits || suffix as number, case
        when suffix = 'R' and no < 90000 then 'IP' || digits || suffix
        when suffix = '' then 'RS' || lpad(digits, 6, '0') else '' end as company_number,
    place.district || pick(['', '', ' & District', ' United', ' Valley'], no, 'middle') || ' '
        || work.w1 || ' Limited' as name,
    place.pcds, place.street, place.town, 1 + whole(no, 'door', 90) as door
from numbered
inner join postcode as place
    on place_of(numbered.first_place, numbered.places, 'society ' || no) = place.place
order by no
"""
CLUB = """
create table club as
select body.range as no, place.district || pick(['', ' Town', ' & District', ' Park'], body.range,
        'middle') || ' ' || pick(sports(), body.range, 'sport') || ' Club' as name,
    place.pcds, place.street, place.town, draw(body.range, 'active') < 0.83 as is_live
from range($clubs) as body
inner join body_slot as slot on whole(body.range, 'club slot', slots()) = slot.slot
inner join postcode as place
    on place_of(slot.first_place, slot.places, 'club ' || body.range) = place.place
order by body.range
"""
# Most societies, some companies limited by guarantee, some CICs, some ordinary companies.
COOPERATIVE = """
create table cooperative as
select no, digits || case kind when '4' then 'CS' when '7' then 'CBS' else suffix end as number,
    'FCA' as registrar, 'Society' as form, name, pcds, street, town, is_live, began,
    work.w3 as sector
from society where kind <> 'F' and draw(no, 'coops') < if(is_live, 0.5, 0.05)
union all
select no, number::varchar, 'Companies House' as registrar,
    if(form = 'cic', 'Community Interest Company', 'Company') as form, name, pcds, street, town,
    true as is_live, began, 'Other' as sector
from body where form <> 'flats' and draw(key, 'coops') < if(form = 'cic', 0.006, 0.02)
"""


def make(con: duckdb.DuckDBPyConnection, times: float) -> None:
    """Make tables society, club and cooperative."""
    con.execute(MADE, {"societies": round(SOCIETIES * times), "registered": REGISTERED})
    con.execute(CLUB, {"clubs": round(CLUBS * times)})
    con.execute(COOPERATIVE)


def _mutuals() -> str:
    known = " ".join(f"when '{kind}' then $${name}$$" for kind, name in REGISTERED_AS.items())
    given = {
        "Society Number": "digits",
        "Society Suffix": "suffix",
        "Full Registation Number": "number",
        "Society Name": "name",
        "Registered As": f"case kind {known} end",
        "Society Address": "door || ' ' || street || ', ' || town || ' ' || pcds",
        "Registration Date": "strftime(began, '%d/%m/%Y')",
        "Deregistration Date": "if(is_live, '', strftime(began + 300, '%d/%m/%Y'))",
        "Reporting Classification": "work.w3",
        "Society Status": "if(is_live, 'Registered', 'Deregistered')",
    }
    return f"select {columns(FCA_HEADER, given)} from society order by no"


def _cooperatives() -> str:
    given = {
        "CUK Organisation ID": "'R' || lpad((rowid + 1)::varchar, 6, '0')",
        "Registered Number": "number",
        "Registrar": "registrar",
        "Registered Name": "name",
        "Trading Name": "name",
        "Legal Form": "form",
        "Registered Street": "street",
        "Registered City": "town",
        "Registered Postcode": "pcds",
        "UK Nation": "'England'",
        "Sector - Simplified, High Level": "sector",
        "Registered Status": "if(is_live, 'Live', 'Dead')",
        "Incorporation Date": "strftime(began, '%d/%m/%Y')",
        "Dissolved Date": "if(is_live, '', strftime(began + 300, '%d/%m/%Y'))",
    }
    return f"select {columns(COOPS_HEADER, given)} from cooperative order by rowid"


def _outlets() -> str:
    """One shop or branch for each live society of them, and for one in fifty thirty more."""
    given = {
        "CUK Organisation ID": "id",
        "Registered Name": "name",
        "Outlet Name": "place.district || ' branch ' || nth",
        "Street": "place.street",
        "City": "place.town",
        "Postcode": "place.pcds",
    }
    return (
        f"select {columns(OUTLET_HEADER, given)} from (select *, 'R' || lpad((rowid + 1)::varchar,"
        " 6, '0') as id, unnest(range(if(draw(no, 'chain') < 0.02, 31, 1))) as nth"
        " from cooperative where is_live) as shop inner join postcode as place on whole(id || ' '"
        " || nth, 'shop', postcodes()) = place.place order by id, nth"
    )


def write(con: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """Write the three registers. Returns rows by file; the FCA's is in cp1252, as it sends it."""
    crlf = ", new_line '\\r\\n'"
    mutuals = out / "fca_mutuals" / "SocietyList.csv"
    coops = out / "coops_uk"
    clubs = (
        "select 'GB-CASC-' || lpad(to_hex(no + 16777216), 8, '0') as id, name, street || ', ' ||"
        " town as address, pcds as postcode, if(is_live, 'True', 'False') as active from club"
    )
    rows = {
        "societies": copy(con, _mutuals(), mutuals, style=crlf),
        "cooperatives": copy(
            con,
            _cooperatives(),
            coops / "open_data_organisations.csv",
            style=f"{crlf}, force_quote *",
        ),
        "outlets": copy(con, _outlets(), coops / "open_data_outlets.csv", style=crlf),
        "clubs": copy(con, clubs, out / "hmrc_cascs" / "cascs.csv"),
    }
    said = mutuals.read_bytes().decode().replace("Men's Club and", "Men’s Club and")
    mutuals.write_bytes(said.encode("cp1252"))
    return rows

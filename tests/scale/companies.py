"""The company file of England: five million ordinary companies, and the social economy's.

In England's proportions: 37,000 community interest companies and 100,000 companies limited by
guarantee, charitable ones among them. One company in forty is at a formation agent's address.
"""

import csv
from pathlib import Path

import duckdb

from etl.practice.companies import HEADER
from tests.scale.tables import columns, copy, pack, text

CICS, GUARANTEE = 37_000, 66_000  # of the second, charitable companies come on top
AGENTS = Path("data/reference/formation_agent.csv")
CATEGORY = {
    "cic": "Community Interest Company",
    "clg": "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)",
    "ltd": "Private Limited Company",
    "cio": "Charitable Incorporated Organisation",
    "society": "Registered Society",
}
KIND = "case form " + " ".join(f"when '{k}' then {text(v)}" for k, v in CATEGORY.items()) + " end"
# The columns that are filled: of a company, and of what other registers look after.
FILLED = {
    "CompanyName": "name",
    "CompanyNumber": "number",
    "RegAddress.AddressLine1": "line",
    "RegAddress.PostTown": "upper(town)",
    "RegAddress.Country": "'ENGLAND'",
    "RegAddress.PostCode": "postcode",
    "CompanyCategory": KIND,
    "CompanyStatus": "case when draw(key, 'status') < 0.908 then 'Active' when draw(key,"
    " 'status') < 0.975 then 'Active - Proposal to Strike off' else 'Liquidation' end",
    "CountryOfOrigin": "'United Kingdom'",
    "IncorporationDate": "strftime(began, '%d/%m/%Y')",
    "Accounts.AccountRefDay": "'31'",
    "Accounts.AccountRefMonth": "'3'",
    "Accounts.NextDueDate": "'31/12/2026'",
    "Accounts.LastMadeUpDate": "'31/03/2025'",
    "Accounts.AccountCategory": "pick(['MICRO ENTITY', 'MICRO ENTITY', 'TOTAL EXEMPTION FULL',"
    " 'TOTAL EXEMPTION FULL', 'NO ACCOUNTS FILED', 'NO ACCOUNTS FILED', 'DORMANT', 'SMALL',"
    " 'UNAUDITED ABRIDGED', 'FULL'], key, 'accounts')",
    "Mortgages.NumMortCharges": "'0'",
    "SICCode.SicText_1": "sic_title(sic)",
    "URI": "'http://business.data.gov.uk/id/company/' || number",
    "PreviousName_1.CONDATE": "if(is_renamed, strftime(began + 400, '%d/%m/%Y'), '')",
    "PreviousName_1.CompanyName": "if(is_renamed, upper(pick(adjectives(), key, 'then') || ' '"
    " || pick(nouns(), key, 'then') || ' ' || town) || ' LIMITED', '')",
    "ConfStmtNextDueDate": "'01/02/2027'",
    "ConfStmtLastMadeUpDate": "'18/01/2026'",
}
BARE = {
    "CompanyName": "upper(name)",
    "CompanyNumber": "number",
    "CompanyCategory": KIND,
    "CompanyStatus": "'Active'",
    "IncorporationDate": "strftime(began, '%d/%m/%Y')",
}
# One row a body, before it has a place: its number, name parts, code and when it began.
CIC = """
select body.range as no, 20000001 + body.range as number, 'cic' as form,
    pick(cic_work(), body.range, 'cic') as work, 'cic ' || body.range as key, 6 as years
from range($cics) as body
"""
CLG = """
select body.range as no, 30000001 + body.range as number,
    if(draw(body.range, 'flats') < 0.3, 'flats', 'clg') as form,
    pick(guarantee_work(), body.range, 'clg') as work, 'clg ' || body.range as key, 13 as years
from range($guarantee) as body
"""
MADE = """
create table body as
with drawn as (
    select made.*, slot.first_place, slot.places from ({cic} union all {clg}) as made
    inner join body_slot as slot on whole(made.key, 'slot', slots()) = slot.slot
)
select drawn.*, place.pcds, place.street, place.town,
    upper(case drawn.form
        when 'cic' then cic_name(drawn.key, drawn.work.w1, place.district)
            || pick(cic_ends(), drawn.key, 'end')
        when 'clg' then guarantee_name(drawn.key, drawn.work.w1, place.district) || ' LIMITED'
        else pick(nouns(), drawn.key, 'noun') || ' ' || pick(flats(), drawn.key, 'flats') || ' '
            || place.town || ' ' || pick(flats_ends(), drawn.key, 'end')
    end) as name, began(drawn.key, drawn.years) as began
from drawn
inner join postcode as place on place_of(drawn.first_place, drawn.places, drawn.key) = place.place
order by drawn.number
"""
NAMES = """
create macro cic_name(no, work, place) as case whole(no, 'way', 5)
    when 0 then place || ' ' || work
    when 1 then pick(nouns(), no, 'noun') || ' ' || work || ' ' || place
    when 2 then pick(adjectives(), no, 'word') || ' ' || pick(nouns(), no, 'noun') || ' ' || work
    when 3 then 'The ' || pick(nouns(), no, 'noun') || ' ' || work
    else place || ' ' || pick(nouns(), no, 'noun') || ' ' || work
end;
create macro guarantee_name(no, work, place) as place || pick(
    ['', '', ' & District', ' United', ' New', ' Old', ' Valley'], no, 'middle') || ' ' || work;
"""
# What the file says of each company, whatever kind it is.
COMPANY = """
select body.number::varchar as number, body.name,
    if(body.form = 'cic', 'cic', 'clg') as form, body.began, 'body ' || body.key as key,
    if(body.form = 'flats', '98000', body.work.w2) as sic, body.pcds, body.street, body.town,
    draw(body.key, 'formerly') < 0.12 as is_renamed
from body
union all
select (40000001 + charity.no)::varchar as number, upper(charity.name), 'clg' as form,
    charity.began, 'charity ' || charity.no as key, '94990' as sic, charity.pcds, charity.street,
    charity.town, draw(charity.no, 'formerly') < 0.12 as is_renamed
from charity where charity.form = 'company' and charity.is_live
union all
select (10000001 + one.range)::varchar as number, upper(case whole(one.range, 'way', 4)
        when 0 then pick(adjectives(), one.range, 'word') || ' ' || pick(nouns(), one.range, 'noun')
            || ' ' || trade.w1
        when 1 then place.town || ' ' || pick(nouns(), one.range, 'noun') || ' ' || trade.w1
        when 2 then pick(nouns(), one.range, 'noun') || ' ' || trade.w1 || ' (' || place.town || ')'
        else pick(syllables(), one.range, 'own') || pick(place_ends(), one.range, 'own') || ' '
            || trade.w1
    end) || if(draw(one.range, 'ltd') < 0.5, ' LTD', ' LIMITED') as name, 'ltd' as form,
    began(one.range, 7) as began, 'company ' || one.range as key, trade.w2 as sic, place.pcds,
    place.street, place.town, draw(one.range, 'formerly') < 0.08 as is_renamed
from range($ordinary) as one
inner join company_slot as slot on whole(one.range, 'company slot', slots()) = slot.slot
inner join postcode as place on place_of(slot.first_place, slot.places, one.range) = place.place
cross join lateral (select pick(trades(), one.range, 'trade') as trade)
"""


def make(con: duckdb.DuckDBPyConnection, *, times: float, ordinary: int) -> None:
    """Make table body (companies of the social economy but charities) and the size of the rest."""
    con.execute(NAMES)
    sizes = {"cics": round(CICS * times), "guarantee": round(GUARANTEE * times)}
    con.execute(MADE.format(cic=CIC, clg=CLG), sizes)
    con.execute(f"create macro ordinary() as {ordinary}")


def _agents() -> str:
    with AGENTS.open(encoding="utf-8") as file:
        rows = [(row["postcode"], row["address_has"]) for row in csv.DictReader(file)]
    cells = ", ".join(f"{{pcds: {text(code)}, line: {text(line)}}}" for code, line in rows)
    return f"[{cells}]"


def _bodies() -> str:
    """A formation agent's address for one in forty; some postcodes as people mistype them."""
    line = (
        "if(draw(key, 'building') < 0.15, pick(buildings(), pcds, 'b') || ' '"
        " || pick(building_ends(), pcds, 'e'), (1 + whole(key, 'door', 12))::varchar"
        " || ' ' || upper(street))"
    )
    return (
        "select * exclude (pcds, street), if(agent.line is null,"
        " case when draw(key, 'typed') < 0.004 then replace(pcds, ' ', '') || '.'"
        " when draw(key, 'typed') < 0.005 then '' else pcds end, agent.pcds) as postcode,"
        f" coalesce((1 + whole(key, 'suite', 900))::varchar || ' ' || agent.line, {line}) as line"
        f" from (select company.*, if(draw(key, 'agent') < 0.025, pick({_agents()}, key, 'a'),"
        f" null) as agent from ({COMPANY.replace('$ordinary', 'ordinary()')}) as company)"
    )


def _file() -> str:
    return (
        f"select {columns(HEADER, FILLED)} from ({_bodies()}) union all"
        f" select {columns(HEADER, BARE)} from (select 'CE' || lpad(no::varchar, 6, '0') as number,"
        " name, 'cio' as form, began from charity where form = 'cio' and is_live union all"
        " select company_number as number, name, 'society' as form, began from society"
        " where is_live and company_number <> '')"
    )


def write(con: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """Write the zipped file. Returns its rows."""
    plain = out / "companies_house" / "BasicCompanyDataAsOneFile-2026-11-01.csv"
    # The publisher quotes every cell, and none of the header.
    rows = copy(con, _file(), plain, style=", header false, force_quote *")
    pack(plain, plain.with_suffix(".zip"), header=",".join(HEADER) + "\n")
    return {"companies": rows}

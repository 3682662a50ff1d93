"""Made-up charities of England: live and removed, what they tick and what they report."""

from pathlib import Path

import duckdb

from etl.practice.charities import HEADER
from etl.practice.charity_returns import CLASSES, PART_A, PART_B
from tests.scale.tables import columns, copy_unquoted

LIVE, REMOVED = 170_000, 45_000
EXTRACTED = "2026-11-01 00:00:00.0000000"
AREA = (
    "date_of_extract", "organisation_number", "registered_charity_number",
    "linked_charity_number", "geographic_area_type", "geographic_area_description",
    "parent_geographic_area_type", "parent_geographic_area_description", "welsh_ind",
)  # fmt: skip
CLASS = (
    "date_of_extract", "organisation_number", "registered_charity_number",
    "linked_charity_number", "classification_code", "classification_type",
    "classification_description",
)  # fmt: skip
OTHER_NAME = (
    "date_of_extract", "organisation_number", "registered_charity_number",
    "linked_charity_number", "charity_name_id", "charity_name_type", "charity_name",
)  # fmt: skip
MADE = """
create table charity as
with drawn as (
    select body.range as no, slot.*,
        pick(charity_work(), body.range, 'charity') as work, draw(body.range, 'form') as form_draw,
        body.range < $live as is_live, began(body.range + 0.5, 22) as began
    from range($live + $removed) as body
    inner join body_slot as slot on whole(body.range, 'charity slot', slots()) = slot.slot
)
select drawn.no, 200001 + drawn.no as number, drawn.work, drawn.is_live, drawn.began,
    case when drawn.form_draw < 0.2 then 'cio' when drawn.form_draw < 0.4 then 'company'
        else 'charity' end as form,
    place.place, place.pcds, place.town, place.street, place.council, charity_name(
        drawn.no, drawn.work.w1, place.district) as name,
    if(drawn.is_live and draw(drawn.no, 'has income') < 0.92,
        round(exp(9.6 + 2 * normal(drawn.no, 'income')))::bigint, null) as income,
    1 + whole(drawn.no, 'door', 60) as door, draw(drawn.no, 'scale') as scale_draw
from drawn
inner join postcode as place on place_of(drawn.first_place, drawn.places, drawn.no) = place.place
order by drawn.no
"""
NAME = """
create macro charity_name(no, work, place) as case whole(no, 'way', 7)
    when 0 then 'The ' || place || ' ' || work
    when 1 then place || ' and District ' || work
    when 2 then pick(saints(), no, 'saint') || ' ' || place || ' ' || work
    when 3 then 1 + whole(no, 'nth', 9) || 'th ' || place || ' ' || work
    when 4 then place || ' ' || pick(nouns(), no, 'noun') || ' ' || work
    else pick(nouns(), no, 'noun') || ' ' || work || ', ' || place
end
"""
START = {"date_of_extract": f"'{EXTRACTED}'", "organisation_number": "number + 3000000"}
CONTRACTS = "if(draw(no, 'contracts') < 0.08, (income * 0.4)::bigint, 0)"
TRADING = "if(draw(no, 'trading') < 0.55, (income * draw(no, 'share'))::bigint, 0)"
STAMP = "strftime({day}, '%Y-%m-%d') || ' 00:00:00.0000000'"


def make(con: duckdb.DuckDBPyConnection, times: float) -> None:
    """Make table charity: one row a charity."""
    con.execute(NAME)
    con.execute(MADE, {"live": round(LIVE * times), "removed": round(REMOVED * times)})


def _register() -> str:
    removed = STAMP.format(day="began + whole(no, 'life', 9000)::integer")
    given = START | {
        "registered_charity_number": "number",
        "linked_charity_number": "'0'",
        "charity_name": "name",
        "charity_type": "case form when 'cio' then 'CIO' when 'company' then"
        " 'Charitable company' else '' end",
        "charity_registration_status": "if(is_live, 'Registered', 'Removed')",
        "date_of_registration": STAMP.format(day="began"),
        "date_of_removal": f"if(is_live, '', {removed})",
        "latest_acc_fin_period_end_date": f"if(income > 0, {STAMP.format(day='year_end')}, '')",
        "latest_income": "income",
        "charity_contact_address1": "door || ' ' || street",
        "charity_contact_address2": "town",
        "charity_contact_postcode": "if(is_live, pcds, '')",
        "charity_contact_web": "if(draw(no, 'web') < 0.4,"
        " 'www.' || lower(regexp_replace(name, '[^A-Za-z]', '', 'g')) || '.example', '')",
        "charity_company_registration_number": "case when form = 'company' and draw(no, 'told')"
        " < 0.9 then (40000001 + no)::varchar when form = 'cio' then 'CE' || lpad(no::varchar,"
        " 6, '0') else '' end",
        "charity_insolvent": "if(is_live and draw(no, 'insolvent') < 0.0005, 'True', 'False')",
        "charity_in_administration": "'False'",
        "charity_is_cio": "if(form = 'cio', 'True', 'False')",
        "charity_activities": "'We run a ' || lower(work.w1) || ' in ' || town || '.'",
    }
    return f"select {columns(HEADER, given)} from dated"


def _areas() -> str:
    """Two in three work in their own council only; others in two, in all England, or overseas."""
    given = START | {
        "registered_charity_number": "number",
        "linked_charity_number": "'0'",
        "geographic_area_type": "area.w1",
        "geographic_area_description": "area.w2",
        "welsh_ind": "'False'",
    }
    own = "{w1: 'Local Authority', w2: coalesce(own.name, other.name)}"
    return (
        f"select {columns(AREA, given)} from (select charity.*, unnest(case"
        f" when scale_draw < 0.66 then [{own}]"
        f" when scale_draw < 0.81 then [{own}, {{w1: 'Local Authority', w2: other.name}}]"
        " when scale_draw < 0.93 then [{w1: 'Region', w2: 'Throughout England And Wales'}]"
        " else [{w1: 'Region', w2: 'Throughout England'}, {w1: 'Country', w2: 'Kenya'}] end)"
        " as area from charity left join council_name as own on charity.council = own.council"
        " left join numbered as other on whole(charity.no, 'other',"
        " (select count(*) from numbered)) = other.no where is_live)"
        " qualify row_number() over (partition by number, area order by 1) = 1 order by number"
    )


def _classes() -> str:
    known = "map {" + ", ".join(
        f"{code}: {{w1: '{kind}', w2: '{title}'}}" for code, (kind, title) in CLASSES.items()
    ) + "}"  # fmt: skip
    given = START | {
        "registered_charity_number": "number",
        "linked_charity_number": "'0'",
        "classification_code": "code",
        "classification_type": f"({known})[code].w1",
        "classification_description": f"({known})[code].w2",
    }
    chosen = "pick([{0}], no, '{0}')"
    who, how = chosen.format("201, 202, 203, 207"), chosen.format("301, 302, 305, 306, 307")
    return (
        f"select {columns(CLASS, given)} from (select *, unnest([work.w3, {who}, {how}]) as code"
        " from charity where is_live)"
    )


def _returns(header: tuple[str, ...], least: int, given: dict[str, str]) -> str:
    """Two years of a part of the annual return, of charities above an income."""
    period = START | {
        "registered_charity_number": "number",
        "latest_fin_period_submitted_ind": "if(back = 0, 'True', 'False')",
        "fin_period_order_number": "back + 1",
        "fin_period_end_date": STAMP.format(day="year_end - to_years(back)"),
    }
    return (
        f"select {columns(header, period | given)} from dated cross join range(2) as year(back)"
        f" where is_live and income > {least} order by number, back"
    )


def _other_names() -> str:
    given = START | {
        "registered_charity_number": "number",
        "linked_charity_number": "'0'",
        "charity_name_id": "no + 1",
        "charity_name_type": "if(draw(no, 'kind of name') < 0.6, 'Working name', 'Previous name')",
        "charity_name": "pick(adjectives(), no, 'other') || ' ' || pick(nouns(), no, 'other')"
        " || ' ' || town",
    }
    return f"select {columns(OTHER_NAME, given)} from charity where draw(no, 'other name') < 0.2"


def write(con: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """Write the register's extracts. Returns rows by file."""
    con.execute(
        "create view dated as select *, if(draw(no, 'year') < 0.6, date '2026-03-31',"
        " date '2025-12-31') as year_end from charity"
    )
    con.execute(
        "create table numbered as select row_number() over (order by council) - 1 as no, name"
        " from council_name"
    )
    parts = {
        "charity": _register(),
        "charity_area_of_operation": _areas(),
        "charity_classification": _classes(),
        "charity_annual_return_parta": _returns(
            PART_A,
            10_000,
            {"total_gross_income": "income", "income_from_government_contracts": CONTRACTS},
        ),
        "charity_annual_return_partb": _returns(
            PART_B, 500_000, {"income_other_trading_activities": TRADING}
        ),
        "charity_other_names": _other_names(),
    }
    folder = out / "charity_commission"
    return {
        name: copy_unquoted(con, query, folder / f"publicextract.{name}.zip")
        for name, query in parts.items()
    }

-- One row per charity: how far it works, and whether its latest annual return shows trading.
-- council25_code is filled where all that it declares is one council; null where not or not known.
-- key: charity_number
with place as (
    select
        area.charity_number,
        count(*) as area_count,
        bool_or(
            area.area_name in ('Throughout England', 'Throughout England And Wales')
        ) as is_national,
        min(coalesce(history.council25_code, whole.council25_code)) as council25_code
    from staging.charity_commission_area_of_operation as area
    left join staging.charity_reference_area_of_operation_codes as official
        on area.area_type = official.area_type and upper(area.area_name) = upper(official.area_name)
    left join staging.local_authority_code_history as history
        on official.area_code = history.old_council_code
    left join reference.county_now_council as whole on official.area_code = whole.county_code
    group by area.charity_number
),

contract as (
    select part.charity_number, max(part.year_ended_on) as year_ended_on,
        arg_max_null(part.government_contracts_income, part.year_ended_on) as income
    from staging.charity_commission_annual_return_parta as part
    group by part.charity_number
),

trade as (
    select part.charity_number, max(part.year_ended_on) as year_ended_on,
        arg_max_null(part.other_trading_income, part.year_ended_on) as income
    from staging.charity_commission_annual_return_partb as part
    group by part.charity_number
)

select
    charity.charity_number,
    charity.entry_id,
    place.area_count,
    if(place.area_count = 1, place.council25_code, null) as council25_code,
    case
        when place.is_national then 'it works throughout England'
        when scale.charity_scale like '%National%' then 'its scale is national'
        when scale.charity_scale = 'Overseas' then 'it works overseas'
    end as national_scale,
    greatest(contract.year_ended_on, trade.year_ended_on) as return_on,
    case
        when trade.income > 0
            and trade.year_ended_on = greatest(contract.year_ended_on, trade.year_ended_on)
            then 'trading'
        when contract.income > 0
            and contract.year_ended_on = greatest(contract.year_ended_on, trade.year_ended_on)
            then 'contracts'
    end as trading
from staging.charity_commission_charity as charity
left join place on charity.charity_number = place.charity_number
left join contract on charity.charity_number = contract.charity_number
left join trade on charity.charity_number = trade.charity_number
left join staging.charity_reference_scale as scale on charity.charity_number = scale.charity_number
order by charity.charity_number

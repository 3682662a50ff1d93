-- One row per charity and year in part B of the annual return: income from trading.
-- key: charity_number, year_ended_on
select
    file.rowid + 1 as row_no,
    trim(file.registered_charity_number) as row_key,
    case
        when filled(file.registered_charity_number) is null then 'no charity number'
        when tidy_date(file.fin_period_end_date) is null then 'no end of the financial year'
        when row_number() over (
            partition by trim(file.registered_charity_number), tidy_date(file.fin_period_end_date)
            order by file.rowid desc
        ) > 1 then 'a later row has the same year'
    end as refused_reason,
    trim(file.registered_charity_number) as charity_number,
    tidy_date(file.fin_period_end_date) as year_ended_on,
    try_cast(filled(file.income_other_trading_activities) as double) as other_trading_income
from raw.charity_commission_annual_return_partb as file

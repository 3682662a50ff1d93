-- One row per build that holds the company register: the years that count as new.
-- They are the last three whole years before the newest registration on the register that every
-- definition needs, Companies House. A date after today is a slip of the register, and what is left
-- out of every count does not set the year.
-- key: last_year
select
    cast(year(max(body.registered_on)) - 3 as integer) as first_year,
    cast(year(max(body.registered_on)) - 1 as integer) as last_year,
    max(body.registered_on) as newest_on
from joined.organisation as body
inner join reference.legal_form as form on body.legal_form = form.legal_form
where
    form.register = 'companies_house'
    and body.tier not in ('out', 'local')
    and body.registered_on <= current_date
having max(body.registered_on) is not null

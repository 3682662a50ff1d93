-- One row per legal form: what it is, and how far its register is held for a council.
-- $council: council25_code, or 'england', where nothing is held of a council.
select
    form.legal_form,
    form.legal_form_name,
    form.legal_form_plural,
    form.tier,
    form.source,
    source.title as register_name,
    form.regulator,
    form.asset_lock,
    form.who_owns,
    form.who_may_profit,
    form.reason,
    -- what only the council's own list names is in no register: there its list is all there is
    if(form.tier = 'local', 'complete', coalesce(coverage.coverage, 'missing')) as coverage
from mart.legal_form as form
left join meta.source as source on form.source = source.source
left join mart.register_coverage as coverage
    on form.source = coverage.source and coverage.council25_code = $council
order by form.legal_form_name

-- One row per legal form and kind: its plural and the register in which all of them are listed.
-- A charity that trades in one council is a likely community business, so charities are in both.
select
    form.tier,
    form.source,
    form.legal_form,
    form.legal_form_plural
from mart.legal_form as form
where form.source is not null
union all
select
    'community_business' as tier,
    form.source,
    form.legal_form,
    'charities that trade in one council' as legal_form_plural
from mart.legal_form as form
where form.legal_form = 'charity'
order by tier, source, legal_form_plural

-- One row per tier and register its count needs: where one is not complete, it is not known.
-- The tier local needs none: it is what the council's own list names.
-- key: tier, source
select distinct form.tier, form.register as source
from reference.legal_form as form
where form.register is not null
union
select 'community_business' as tier, 'charity_commission' as source
union
select 'out' as tier, source.source
from reference.register_coverage as source
where source.source in ('companies_house', 'charity_commission')
order by tier, source

-- One row: an organisation, and what its legal form is.
-- $org_id: of mart.organisation.
select
    organisation.org_id,
    organisation.name,
    organisation.tier,
    organisation.tier_reason,
    organisation.register_tier,
    organisation.register_tier_reason,
    organisation.council_word,
    organisation.legal_form,
    organisation.legal_form_name,
    organisation.activity_name,
    organisation.activity_note,
    organisation.status,
    organisation.registered_on,
    organisation.removed_on,
    organisation.latest_income,
    organisation.latest_income_on,
    organisation.website,
    form.regulator,
    form.asset_lock,
    form.who_owns,
    form.who_may_profit,
    form.reason as form_reason
from mart.organisation as organisation
left join mart.legal_form as form on organisation.legal_form = form.legal_form
where organisation.org_id = $org_id
order by organisation.org_id

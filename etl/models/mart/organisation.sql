-- One row per organisation (one legal person, whatever registers list it): its tier and why.
-- key: org_id
-- org_id: the first there is of its charity, company, society and sports club numbers
-- tier: community_business, wider, other_clg or out; tier_reason: why, in words
-- legal_form: a key of mart.legal_form; status: active, removed, dormant or in difficulty
-- activity_note: where the activity comes from, and how sure it is
-- registered_on, removed_on: null where the register does not say
-- latest_income: pounds, of the year that ended on latest_income_on, where the register is open
-- registers: the sources that list it, parted by commas
with activity as (
    select
        identifier.org_id, activity.activity_code, activity.activity_name, activity.activity_note
    from link.organisation_identifier as identifier
    inner join link.organisation_activity as activity
        on identifier.scheme || '-' || identifier.identifier = activity.entry_id
    qualify row_number() over (
        partition by identifier.org_id order by activity.sort_no, activity.entry_id
    ) = 1
)

select
    organisation.org_id,
    coalesce(organisation.name, 'No name in the register') as name,
    organisation.tier,
    organisation.tier_reason,
    organisation.legal_form,
    organisation.legal_form_name,
    activity.activity_code,
    activity.activity_name,
    coalesce(activity.activity_note, 'Activity not known.') as activity_note,
    organisation.status,
    organisation.registered_on,
    organisation.removed_on,
    organisation.latest_income,
    organisation.latest_income_on,
    organisation.website,
    organisation.registers
from core.organisation as organisation
left join activity on organisation.org_id = activity.org_id
order by organisation.org_id

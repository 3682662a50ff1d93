-- One row per organisation (one legal person, whatever registers list it): its tier and why.
-- key: org_id
-- org_id: the first there is of its charity, company, society and sports club numbers; LOCAL and a
-- number of ours for a group that only the council's list names
-- organisation_no: 1 and up in the order of org_id, to join by within one build
-- tier: community_business, wider, other_clg, out, or local (only the council's list names it)
-- tier_reason: why, in words
-- register_tier, register_tier_reason: what the registers alone say; null where none lists it
-- council_word: what the council's own list says, in sentences; null where it says nothing
-- legal_form: a key of mart.legal_form; status: active, removed, dormant or in difficulty
-- activity_note: where the activity comes from, and how sure it is
-- activity_group_code, activity_group_name: the broad field of that activity; null is not known
-- registered_on, removed_on: null where the register does not say
-- latest_income: pounds, of the year that ended on latest_income_on, where the register is open
-- size_band: by latest_income: none, under_10k, 10k_to_100k, 100k_to_1m or over_1m; null: not known
-- registers: the sources that list it, parted by commas
select
    organisation.org_id,
    organisation.organisation_no,
    coalesce(organisation.name, 'No name in the register') as name,
    organisation.tier,
    organisation.tier_reason,
    organisation.register_tier,
    organisation.register_tier_reason,
    organisation.council_word,
    organisation.legal_form,
    organisation.legal_form_name,
    activity.activity_code,
    activity.activity_name,
    coalesce(activity.activity_note, 'Activity not known.') as activity_note,
    activity.activity_group_code,
    activity.activity_group_name,
    organisation.status,
    organisation.registered_on,
    organisation.removed_on,
    organisation.latest_income,
    organisation.latest_income_on,
    size_band(organisation.latest_income) as size_band,
    organisation.website,
    organisation.registers
from joined.organisation as organisation
left join joined.organisation_activity as activity on organisation.org_id = activity.org_id
order by organisation.org_id

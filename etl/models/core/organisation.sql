-- One row per organisation (one legal person, however many registers list it): its tier and why.
-- What speaks for it: a regulator's entry before Co-operatives UK's, a live one before a removed
-- one, and a charity's before a company's, a society's or a club's.
-- key: org_id
with entry as (
    select
        identifier.org_id, entry.entry_id, entry.name, entry.legal_form,
        if(gone.entry_id is null, entry.status, 'removed') as status,
        entry.registered_on, entry.removed_on, entry.latest_income, entry.latest_income_on,
        entry.website, exclusion.exclusion, exclusion.reason as exclusion_reason,
        row_number() over (
            partition by identifier.org_id order by entry.source = 'coops_uk',
                entry.status = 'removed', cast(form.lead_order as integer), entry.entry_id
        ) as turn, list(entry.source) over (partition by identifier.org_id) as sources,
        bool_or(entry.legal_form = 'clg') over (partition by identifier.org_id) as is_clg,
        gone.reason as gone_reason
    from link.organisation_identifier as identifier
    inner join link.register_entry as entry
        on identifier.scheme = entry.scheme and identifier.identifier = entry.identifier
    inner join reference.legal_form as form on entry.legal_form = form.legal_form
    left join link.exclusion as exclusion on entry.entry_id = exclusion.entry_id
    left join link.gone_cooperative as gone on entry.entry_id = gone.entry_id
),

body as (
    select
        entry.*, case
            when entry.legal_form = 'charity' and entry.is_clg then 'charitable_company'
            when entry.legal_form <> 'clg' then entry.legal_form
            when entry.org_id like 'GB-CHC-%'
                and not list_contains(entry.sources, 'charity_commission')
                then 'charitable_company'
            when list_contains(entry.sources, 'coops_uk') then 'cooperative_company'
            else 'clg'
        end as known_form,
        case
            when entry.gone_reason is not null then entry.gone_reason
            when entry.status = 'removed' then 'No longer on its register.'
            when entry.status = 'dormant' then 'Dormant: its latest accounts say so.'
            else entry.exclusion_reason
        end as out_reason
    from entry where entry.turn = 1
)

select
    body.org_id, body.entry_id, body.name,
    case
        when body.out_reason is not null then 'out'
        when charity.council25_code is not null and charity.trading is not null
            then 'community_business'
        else form.tier
    end as tier,
    coalesce(
        body.out_reason, if(charity.entry_id is null, form.reason, charity_reason(
            charity.area_count, charity.council25_code, charity.return_on, charity.trading))
    ) as tier_reason,
    body.known_form as legal_form, form.legal_form_name,
    if(body.exclusion = 'dormant', 'dormant', body.status) as status, body.registered_on,
    body.removed_on, body.latest_income, body.latest_income_on, body.website,
    array_to_string(list_sort(list_distinct(body.sources)), ', ') as registers,
    charity.council25_code as only_council25_code, charity.national_scale
from body
inner join reference.legal_form as form on body.known_form = form.legal_form
left join link.charity_evidence as charity on body.entry_id = charity.entry_id
order by body.org_id

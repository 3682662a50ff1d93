-- One row per name that a register gives an organisation, as written there; past ones too.
-- kind: register (a name in use) or past.
-- key: entry_id, kind, name
with entry as (
    select identifier.org_id, entry.entry_id, entry.name, entry.source
    from link.organisation_identifier as identifier
    inner join link.register_entry as entry
        on identifier.scheme = entry.scheme and identifier.identifier = entry.identifier
),

other as (
    select
        'GB-CHC-' || charity.charity_number as entry_id, charity.other_name as name,
        if(charity.is_past, 'past', 'register') as kind
    from staging.charity_commission_other_names as charity
    union all
    select company.entry_id, unnest(company.past_names) as name, 'past' as kind
    from staging.companies_house as company
    where len(company.past_names) > 0
)

select entry.org_id, entry.entry_id, entry.name, 'register' as kind, entry.source
from entry
where entry.name is not null
union
select entry.org_id, entry.entry_id, other.name, other.kind, entry.source
from entry
inner join other on entry.entry_id = other.entry_id
order by org_id, entry_id, kind, name

-- One row per number a body has in a register, and the organisation (legal person) it belongs to.
-- Cross references first (a number belongs to one charity and one society at most, the live one),
-- then equal name and postcode, but never two live bodies of one register.
-- key: scheme, identifier
with record as (
    select entry_id, same_id, said, name_key, postcode, status
    from staging.charity_commission_charity
    union all by name select entry_id, same_id, said, name_key, postcode, status
    from staging.coops_uk_organisations
    union all by name select entry_id, same_id, said, name_key, postcode, status
    from staging.companies_house where legal_form <> ''
    union all by name select entry_id, name_key, postcode, status from staging.fca_mutuals
    union all by name select entry_id, name_key, postcode, status from staging.hmrc_cascs
    union all by name select entry_id, same_id, said from staging.organisation_links_charity_company
    union all by name select entry_id, same_id, said from staging.organisation_links_cio_company
    union all by name select entry_id, same_id, said from staging.organisation_links_mutual_company
),
claim as (
    select if(entry_id like 'GB-COH-%', same_id, entry_id) as claimant,
        if(entry_id like 'GB-COH-%', entry_id, same_id) as claimed, max(said) as said
    from record where same_id <> '' group by claimant, claimed
    qualify row_number() over (partition by claimed, scheme_of(claimant)
        order by coalesce(max(status) = 'removed', false), max(said) desc, claimant desc) = 1
    and row_number() over (partition by claimant, if(claimant like 'GB-MPR-%', claimed, null)
        order by max(said) desc, claimed) = 1
),
known as (
    select entry_id as node, null as said, true as is_entry from record where status <> ''
    union all select claimant as node, said, false as is_entry from claim
    union all select claimed as node, said, false as is_entry from claim
),
person as (
    select known.node, max(known.said) as said, bool_or(known.is_entry) as is_entry,
        coalesce(max(society.claimant), max(own.claimed), known.node) as person
    from known
    left join claim as own on known.node = own.claimant and own.claimant not like 'GB-MPR-%'
    left join claim as society
        on coalesce(own.claimed, known.node) = society.claimed and society.claimant like 'GB-MPR-%'
    group by known.node
),
kind as (
    select person.person, list(distinct scheme_of(person.node)) as schemes,
        arg_min(record.name_key || '@' || record.postcode, register_order(person.node)) as named
    from person inner join record on person.node = record.entry_id and record.status <> 'removed'
    group by person.person
),
twin as (
    select named, min(person) as person from kind where named <> '' group by named
    having count(*) > 1 and sum(len(schemes)) = len(list_distinct(flatten(list(schemes))))
)
select first_value(person.node) over body as org_id,
    scheme_of(person.node) as scheme, number_of(person.node) as identifier,
    case when person.node = first_value(person.node) over body then 'its own number'
        when person.person <> first_value(person.person) over body then 'the same name and postcode'
        else person.said end as matched_by
from person left join kind on person.person = kind.person left join twin on kind.named = twin.named
window joined as (partition by coalesce(twin.person, person.person)),
    body as (joined order by register_order(person.node), person.node)
qualify bool_or(person.is_entry) over joined
order by scheme, identifier

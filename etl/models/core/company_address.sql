-- One row per address, and per postcode, with how many companies of all kinds are registered there.
-- Social economy: community interest companies, charitable companies, and companies limited by
-- guarantee that are not put out (residents' property management would make flats look like a hub).
-- key: address_key
with company as (
    select
        company.postcode, company.address_hash, company.is_formation_agent,
        company.legal_form in ('cic', 'clg') and exclusion.entry_id is null as is_social_economy
    from staging.companies_house as company
    left join link.exclusion as exclusion on company.entry_id = exclusion.entry_id
    where company.postcode is not null
)

select
    company.postcode as address_key,
    'postcode' as kind,
    count(*) as company_count,
    count(*) filter (where company.is_social_economy) as social_economy_count,
    count(company.address_hash) as with_lines_count,
    false as is_formation_agent
from company
group by company.postcode
union all
select
    company.address_hash as address_key,
    'address' as kind,
    count(*) as company_count,
    count(*) filter (where company.is_social_economy) as social_economy_count,
    count(*) as with_lines_count,
    bool_or(company.is_formation_agent) as is_formation_agent
from company
where company.address_hash is not null
group by company.address_hash
order by address_key

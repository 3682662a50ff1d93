-- One row per address, and per postcode, with how many companies of all kinds are registered there.
-- Social economy: community interest companies, charitable companies, and companies limited by
-- guarantee that are not put out (residents' property management would make flats look like a hub).
-- A postcode is a mass address by the companies there of which no address lines are known.
-- key: address_key
with limits as (
    select
        max(cast(value as double)) filter (where threshold = 'mass_address') as mass_address,
        max(cast(value as double)) filter (where threshold = 'mass_postcode') as mass_postcode,
        max(cast(value as double)) filter (where threshold = 'hub_share') as hub_share
    from reference.threshold
),

company as (
    select
        company.postcode, company.address_hash, company.is_formation_agent,
        company.legal_form in ('cic', 'clg') and exclusion.entry_id is null as is_social_economy
    from staging.companies_house as company
    left join link.exclusion as exclusion on company.entry_id = exclusion.entry_id
    where company.postcode is not null
),

counted as (
    select
        company.postcode as address_key,
        'postcode' as kind,
        count(*) as company_count,
        count(*) filter (where company.is_social_economy) as social_economy_count,
        count(*) - count(company.address_hash) as without_lines_count,
        false as is_formation_agent
    from company
    group by company.postcode
    union all
    select
        company.address_hash as address_key,
        'address' as kind,
        count(*) as company_count,
        count(*) filter (where company.is_social_economy) as social_economy_count,
        0 as without_lines_count,
        bool_or(company.is_formation_agent) as is_formation_agent
    from company
    where company.address_hash is not null
    group by company.address_hash
)

select
    counted.address_key, counted.kind, counted.company_count, counted.is_formation_agent,
    counted.is_formation_agent or if(
        counted.kind = 'address', counted.company_count >= limits.mass_address,
        counted.without_lines_count >= limits.mass_postcode
    ) as is_mass,
    counted.social_economy_count >= limits.hub_share * counted.company_count
    and counted.company_count >= limits.mass_address as is_hub
from counted
cross join limits
order by counted.address_key

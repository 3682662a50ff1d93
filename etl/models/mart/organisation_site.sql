-- One row per place of an organisation, graded by how well we know that it is active there.
-- A contact address, and a charity's registered office, is often a home: its postcode is neither
-- shown nor published.
-- key: org_id, site_no
-- kind: registered, contact, outlet or local
-- address_grade: A confirmed to X excluded; grade_reason: why, in words
-- placement: postcode, neighbourhood (a point inside it), or why it is not placed
-- longitude, latitude: of the postcode's centre, or of a point inside the neighbourhood
with limits as (
    select
        max(cast(value as double)) filter (where threshold = 'mass_address') as mass_address,
        max(cast(value as double)) filter (where threshold = 'mass_postcode') as mass_postcode,
        max(cast(value as double)) filter (where threshold = 'hub_share') as hub_share
    from reference.threshold
),

judged as (
    select
        site.org_id, site.site_no, site.kind, site.postcode, site.placement, site.may_be_home,
        site.lsoa21_code,
        site.longitude, site.latitude, organisation.tier, organisation.tier_reason,
        organisation.national_scale, place.area_code, place.ward25_code, place.council25_code,
        organisation.only_council25_code = place.council25_code as is_only_here,
        coalesce(address.is_formation_agent, false) as is_agent,
        coalesce(address.company_count, postcode.company_count) as company_count,
        if(address.address_key is null, 'postcode', 'address') as counted_at,
        coalesce(address.company_count >= limits.mass_address, false)
        or coalesce(address.is_formation_agent, false)
        or coalesce(postcode.company_count - postcode.with_lines_count >= limits.mass_postcode
            and address.address_key is null, false) as is_mass,
        coalesce(address.social_economy_count, postcode.social_economy_count)
        >= limits.hub_share * coalesce(address.company_count, postcode.company_count)
        and coalesce(address.company_count, postcode.company_count)
        >= limits.mass_address as is_hub
    from core.organisation_site as site
    inner join core.organisation as organisation on site.org_id = organisation.org_id
    cross join limits
    left join core.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
    left join core.company_address as address
        on site.address_hash = address.address_key and address.kind = 'address'
    left join core.company_address as postcode
        on site.postcode = postcode.address_key and postcode.kind = 'postcode'
),

graded as (
    select
        judged.*, case
            when judged.tier = 'out' then 'X'
            when judged.kind = 'outlet' then 'A'
            when judged.national_scale is not null then 'D'
            when judged.is_mass and not judged.is_hub then 'D'
            when judged.is_only_here then 'B'
            else 'C'
        end as address_grade
    from judged
)

select
    graded.org_id, graded.site_no, graded.kind, graded.address_grade,
    grade_reason(
        graded.address_grade, graded.kind, graded.tier_reason, graded.national_scale,
        graded.is_agent, graded.is_mass, graded.company_count, graded.counted_at
    ) as grade_reason,
    if(graded.may_be_home, null, graded.postcode) as postcode,
    graded.placement, graded.lsoa21_code, graded.area_code, graded.ward25_code,
    graded.council25_code, graded.longitude, graded.latitude
from graded
order by graded.org_id, graded.site_no

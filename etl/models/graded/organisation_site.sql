-- One row per place of an organisation, graded by how well we know that it is active there, with
-- what the grade rests on.
-- address_grade: A confirmed to X excluded; national_scale: why its address says nothing of where
-- company_count: companies at the address, or where it is not known at the postcode (counted_at)
-- hub_sentence: what the council says of a hub at this postcode
-- key: org_id, site_no
with hub as (
    select
        line.postcode, arg_min(
            council_sentence(line.action, line.postcode, line.reason), line.line_no) as sentence
    from local.council_list as line where line.action = 'hub' group by line.postcode
),

judged as (
    select
        site.org_id, organisation.organisation_no, site.site_no, site.kind, site.postcode,
        site.placement, site.may_be_home,
        site.lsoa21_code, site.longitude, site.latitude, site.is_on_register, site.sentence,
        organisation.tier, organisation.legal_form, organisation.tier_reason,
        organisation.national_scale, organisation.registered_on,
        place.area_code, place.ward25_code, place.council25_code,
        organisation.only_council25_code = place.council25_code as is_only_here,
        coalesce(address.is_formation_agent, false) as is_agent,
        coalesce(address.company_count, postcode.company_count) as company_count,
        if(address.address_key is null, 'postcode', 'address') as counted_at,
        coalesce(address.is_mass, postcode.is_mass, false) as is_mass,
        coalesce(address.is_hub, postcode.is_hub, false) as is_hub, hub.sentence as hub_sentence
    from joined.organisation_site as site
    inner join joined.organisation as organisation on site.org_id = organisation.org_id
    left join core.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
    left join core.company_address as address
        on site.address_hash = address.address_key and address.kind = 'address'
    left join core.company_address as postcode
        on site.postcode = postcode.address_key and postcode.kind = 'postcode'
    left join hub on site.postcode = hub.postcode
)

select
    judged.*, case
        when judged.tier = 'out' then 'X'
        when judged.kind = 'outlet' or judged.sentence is not null then 'A'
        when judged.national_scale is not null then 'D'
        when judged.is_mass and not judged.is_hub and judged.hub_sentence is null then 'D'
        when judged.is_only_here then 'B'
        else 'C'
    end as address_grade
from judged
order by judged.org_id, judged.site_no

-- One row per place of an organisation, graded by how well we know that it is active there.
-- A contact address, and a charity's registered office, is often a home: its postcode is neither
-- shown nor published, unless the council says that the body works there. So is a place that the
-- council only confirms.
-- key: org_id, site_no
-- organisation_no: as in mart.organisation
-- kind: registered, contact, outlet or local (the council puts it there)
-- address_grade: A confirmed to X excluded; grade_reason: why, in words
-- placement: postcode, neighbourhood (a point inside it), or why it is not placed
-- longitude, latitude: of the postcode's centre, or of a point inside the neighbourhood
-- is_on_register: a register gives this place, whatever the council says of it
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
        organisation.tier, organisation.tier_reason, organisation.national_scale,
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
),

graded as (
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
)

select
    graded.org_id, graded.organisation_no, graded.site_no, graded.kind, graded.address_grade, case
        when graded.address_grade = 'A' and graded.sentence is not null then graded.sentence
        -- The sentence of a hub names its postcode, so it is not for a place that may be a home.
        when graded.is_mass and graded.address_grade in ('B', 'C') and graded.hub_sentence <> ''
            and not graded.may_be_home then graded.hub_sentence
        else grade_reason(
            graded.address_grade, graded.kind, graded.tier_reason, graded.national_scale,
            graded.is_agent, graded.is_mass and graded.hub_sentence is null, graded.company_count,
            graded.counted_at)
    end as grade_reason,
    if(graded.may_be_home, null, graded.postcode) as postcode,
    graded.placement, graded.lsoa21_code, graded.area_code, graded.ward25_code,
    graded.council25_code, graded.longitude, graded.latitude, graded.is_on_register
from graded
order by graded.org_id, graded.site_no

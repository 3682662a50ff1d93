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
from graded.organisation_site as graded
order by graded.org_id, graded.site_no

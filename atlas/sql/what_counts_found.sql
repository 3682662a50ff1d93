-- One row per organisation of a search: what it is, its best place (in the council first), and how
-- far its register is held for the council.
-- $numbers: organisation_nos · $council: council25_code, or 'england'.
with wanted as (
    select unnest($numbers) as organisation_no
)

select
    body.organisation_no,
    body.org_id,
    body.name,
    body.tier,
    body.tier_reason,
    body.legal_form_name,
    body.status,
    body.removed_on,
    site.kind,
    site.address_grade,
    site.grade_reason,
    site.placement,
    site.council25_code,
    place.area_name,
    place.council_name,
    source.title as register_name,
    if(form.source is null, 'complete', coalesce(coverage.coverage, 'missing')) as coverage
from wanted
inner join mart.organisation as body on wanted.organisation_no = body.organisation_no
inner join mart.organisation_site as site on wanted.organisation_no = site.organisation_no
left join mart.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
left join mart.legal_form as form on body.legal_form = form.legal_form
left join meta.source as source on form.source = source.source
left join mart.register_coverage as coverage
    on form.source = coverage.source and coverage.council25_code = $council
qualify row_number() over (
    partition by wanted.organisation_no
    order by
        coalesce(site.council25_code = $council, false) desc, site.address_grade, site.site_no
) = 1
order by wanted.organisation_no

-- One row per organisation of a page, with what the list shows: at its best address grade in the
-- place.
-- $numbers: the organisation_nos of the page · $council, $where: as in directory_counts.sql.
with wanted as (
    select unnest($numbers) as organisation_no
)

select
    body.organisation_no, body.org_id, body.name, body.tier, body.tier_reason,
    body.legal_form_name, body.activity_name, body.activity_group_name, body.status,
    body.registered_on, body.size_band, body.latest_income, body.latest_income_on,
    site.address_grade, site.grade_reason, site.placement, site.postcode,
    place.neighbourhood_name, place.area_name, place.ward_name, place.council_name
from wanted
inner join mart.organisation as body on wanted.organisation_no = body.organisation_no
inner join mart.organisation_site as site on wanted.organisation_no = site.organisation_no
left join mart.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
where
    ($council is null or site.council25_code = $council)
    and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
qualify row_number() over (
    partition by wanted.organisation_no order by site.address_grade, site.site_no
) = 1
order by wanted.organisation_no

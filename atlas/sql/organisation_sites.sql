-- One row per place of an organisation, the best known first, with the need of its neighbourhood.
-- imd_rank, imd_decile: of the newest release of the Index of Multiple Deprivation held.
-- $org_id: of mart.organisation.
select
    site.site_no,
    site.kind,
    site.address_grade,
    site.grade_reason,
    site.placement,
    site.postcode,
    site.lsoa21_code,
    site.council25_code,
    place.neighbourhood_name,
    place.area_name,
    place.ward_name,
    place.council_name,
    need.rank as imd_rank,
    need.decile as imd_decile,
    need.release as imd_release
from mart.organisation_site as site
left join mart.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
left join mart.need_by_neighbourhood as need
    on
        site.lsoa21_code = need.lsoa21_code
        and need.domain = 'imd'
        and need.release = (
            select max(measure.release) from mart.measure as measure where measure.domain = 'imd'
        )
where site.org_id = $org_id
order by site.address_grade, site.site_no

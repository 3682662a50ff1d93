-- One row per neighbourhood of a council with organisations that pass every filter but the place.
-- org_ids: theirs, each once, by the best address grade it has there.
-- The $parameters of the filters are those of directory_counts.sql, without $where.
with here as (
    select
        site.lsoa21_code,
        found.org_id,
        any_value(site.area_code) as area_code,
        any_value(site.ward25_code) as ward25_code,
        min(site.address_grade) as grade
    from mart.organisation_search as found
    inner join mart.organisation_site as site on found.organisation_no = site.organisation_no
    where
        ($word_1 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_1))
        and ($word_2 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_2))
        and ($word_3 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_3))
        and ($word_4 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_4))
        and (len($more) = 0
            or len(list_filter($more, lambda word: not contains(found.search_text, word))) = 0)
        and site.council25_code = $council
        and site.lsoa21_code is not null
        and (len($kinds) = 0 or list_contains($kinds, found.tier))
        and (len($forms) = 0 or list_contains($forms, found.legal_form))
        and (len($activities) = 0
            or list_contains($activities, coalesce(found.activity_group_code, 'unknown')))
        and (len($sizes) = 0 or list_contains($sizes, coalesce(found.size_band, 'unknown')))
        and (len($ages) = 0 or list_contains($ages, if(found.registered_on is null, 'unknown', if(
            found.registered_on > $built_on - interval 3 year, 'under_3', if(
                found.registered_on > $built_on - interval 10 year, '3_to_10', 'over_10'
            )))))
        and (len($registers) = 0 or list_has_any($registers, string_split(found.registers, ', ')))
    group by site.lsoa21_code, found.org_id
)

select
    here.lsoa21_code,
    any_value(here.area_code) as area_code,
    any_value(here.ward25_code) as ward25_code,
    any_value(place.neighbourhood_name) as neighbourhood_name,
    any_value(place.area_name) as area_name,
    list(here.org_id order by here.org_id) as org_ids
from here
inner join mart.neighbourhood as place on here.lsoa21_code = place.lsoa21_code
where here.grade = 'X' or list_contains($grades, here.grade)
group by here.lsoa21_code
order by here.lsoa21_code

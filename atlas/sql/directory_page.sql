-- One row per organisation that passes every filter, in the order asked for: one page of them.
-- grade: the best address grade that it has in the place.
-- The $parameters of the filters are those of directory_counts.sql. $limit, $offset: the page.
-- $phrase: the words together, '' when none is typed. $sort: best, name, newest, income or grade.
-- Written flat, because more than half the time of a search goes into planning it.
select
    search.organisation_no,
    min(site.address_grade) as grade
from mart.organisation_search as search
inner join mart.organisation_site as site on search.organisation_no = site.organisation_no
where
    ($word_1 = ' ' or contains(if($by_number, search.search_text, search.name_text), $word_1))
    and ($word_2 = ' ' or contains(if($by_number, search.search_text, search.name_text), $word_2))
    and ($word_3 = ' ' or contains(if($by_number, search.search_text, search.name_text), $word_3))
    and ($word_4 = ' ' or contains(if($by_number, search.search_text, search.name_text), $word_4))
    and ($council is null or site.council25_code = $council)
    and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
    and (len($kinds) = 0 or list_contains($kinds, search.tier))
    and (len($forms) = 0 or list_contains($forms, search.legal_form))
    and (len($activities) = 0
        or list_contains($activities, coalesce(search.activity_group_code, 'unknown')))
    and (len($sizes) = 0 or list_contains($sizes, coalesce(search.size_band, 'unknown')))
    and (len($ages) = 0 or list_contains($ages, if(search.registered_on is null, 'unknown', if(
        search.registered_on > $built_on - interval 3 year, 'under_3', if(
            search.registered_on > $built_on - interval 10 year, '3_to_10', 'over_10'
        )))))
    and (len($registers) = 0 or list_has_any($registers, string_split(search.registers, ', ')))
group by
    search.organisation_no, search.sort_key, search.registered_on, search.latest_income
having min(site.address_grade) = 'X' or list_contains($grades, min(site.address_grade))
order by
    if($sort != 'best' or search.sort_key = $phrase, 0, if(
        starts_with(search.sort_key, $phrase), 1, if(contains(search.sort_key, $phrase), 2, 3)
    )),
    if($sort = 'newest', search.registered_on, null) desc nulls last,
    if($sort = 'income', search.latest_income, null) desc nulls last,
    if($sort = 'grade', min(site.address_grade), ''),
    search.sort_key,
    search.organisation_no
limit $limit offset $offset

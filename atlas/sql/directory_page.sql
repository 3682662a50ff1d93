-- One row per organisation that passes every filter, in the order asked for: one page of them.
-- grade: the best address grade that it has in the place.
-- The $parameters of the filters are those of directory_counts.sql. $limit, $offset: the page.
-- $phrase: the words together, '' when none is typed. $sort: best, name, newest, income or grade.
-- Written flat, because more than half the time of a search goes into planning it.
select
    found.organisation_no,
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
    and ($council is null or site.council25_code = $council)
    and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
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
group by
    found.organisation_no, found.sort_key, found.registered_on, found.latest_income
having min(site.address_grade) = 'X' or list_contains($grades, min(site.address_grade))
order by
    if($sort != 'best' or found.sort_key = $phrase, 0, if(
        starts_with(found.sort_key, $phrase), 1, if(contains(found.sort_key, $phrase), 2, 3)
    )),
    if($sort = 'newest', found.registered_on, null) desc nulls last,
    if($sort = 'income', found.latest_income, null) desc nulls last,
    if($sort = 'grade', min(site.address_grade), ''),
    found.sort_key,
    found.organisation_no
limit $limit offset $offset

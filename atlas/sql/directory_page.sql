-- One row per organisation that passes every filter, in the order asked for: one page of them.
-- Each is there once, at the site where its address grade is best in the place.
-- The $parameters of the filters are those of directory_counts.sql. $limit, $offset: the page.
-- $phrase: the words together, '' when none is typed. $sort: best, name, newest, income or grade.
with here as (
    select site.org_id, min(search.sort_key) as sort_key, min(site.address_grade) as grade
    from mart.organisation_site as site
    inner join mart.organisation_search as search on site.org_id = search.org_id
    where
        contains(search.search_text, $word_1) and contains(search.search_text, $word_2)
        and contains(search.search_text, $word_3) and contains(search.search_text, $word_4)
        and ($council is null or site.council25_code = $council)
        and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
    group by site.org_id
),

page as (
    select
        here.org_id, here.sort_key, here.grade,
        if($sort = 'newest', body.registered_on, null) as newest_on,
        if($sort = 'income', body.latest_income, null) as income,
        if($sort = 'grade', here.grade, '') as first_grade,
        if($sort != 'best' or here.sort_key = $phrase, 0, if(
            starts_with(here.sort_key, $phrase), 1, if(contains(here.sort_key, $phrase), 2, 3)
        )) as distance
    from here
    inner join mart.organisation as body on here.org_id = body.org_id
    where
        (len($kinds) = 0 or list_contains($kinds, body.tier))
        and (len($forms) = 0 or list_contains($forms, body.legal_form))
        and (here.grade = 'X' or list_contains($grades, here.grade))
        and (len($activities) = 0
            or list_contains($activities, coalesce(body.activity_group_code, 'unknown')))
        and (len($sizes) = 0 or list_contains($sizes, coalesce(body.size_band, 'unknown')))
        and (len($ages) = 0 or list_contains($ages, if(body.registered_on is null, 'unknown', if(
            body.registered_on > $built_on - interval 3 year, 'under_3', if(
                body.registered_on > $built_on - interval 10 year, '3_to_10', 'over_10'
            )))))
        and (len($registers) = 0 or list_has_any($registers, string_split(body.registers, ', ')))
    order by
        distance, newest_on desc nulls last, income desc nulls last, first_grade, here.sort_key,
        here.org_id
    limit $limit offset $offset
)

select
    page.org_id, body.name, body.tier, body.tier_reason, body.legal_form_name, body.activity_name,
    body.activity_group_name, body.status, body.registered_on, body.size_band, body.latest_income,
    body.latest_income_on, page.grade as address_grade, site.grade_reason, site.placement,
    site.postcode, place.neighbourhood_name, place.area_name, place.ward_name, place.council_name
from page
inner join mart.organisation as body on page.org_id = body.org_id
inner join mart.organisation_site as site
    on page.org_id = site.org_id and page.grade = site.address_grade
        and ($council is null or site.council25_code = $council)
        and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
left join mart.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
qualify row_number() over (partition by page.org_id order by site.site_no) = 1
order by page.distance, page.newest_on desc nulls last, page.income desc nulls last,
    page.first_grade, page.sort_key, page.org_id

-- A council counts more organisations of a form than its areas or its neighbourhoods together.
with part as (
    select
        held.place_level, place.council25_code, held.tier, held.legal_form,
        sum(held.count_abcd_in) as organisation_count
    from mart.place_count as held
    inner join mart.place as place
        on held.place_level = place.place_level and held.place_code = place.place_code
    where held.place_level = 'area'
    group by held.place_level, place.council25_code, held.tier, held.legal_form
    union all
    select
        held.place_level, home.council25_code, held.tier, held.legal_form,
        sum(held.count_abcd_in) as organisation_count
    from mart.place_count as held
    inner join mart.neighbourhood as home
        on held.place_level = 'neighbourhood' and held.place_code = home.lsoa21_code
    group by held.place_level, home.council25_code, held.tier, held.legal_form
)

select
    council.place_code, council.tier, council.legal_form, council.count_abcd_in,
    level.place_level, part.organisation_count
from mart.place_count as council
-- Where no area is known there are none to sum.
cross join (
    select distinct held.place_level
    from mart.place_count as held
    where held.place_level in ('area', 'neighbourhood')
) as level
left join part
    on council.place_code = part.council25_code and level.place_level = part.place_level
    and council.tier = part.tier and council.legal_form = part.legal_form
where
    council.place_level = 'council'
    and coalesce(part.organisation_count, 0) < council.count_abcd_in
order by all

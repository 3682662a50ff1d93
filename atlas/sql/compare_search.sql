-- One row per place whose name holds what was typed: those that begin with it first, then the
-- larger. $phrase: in lower case · $council: the council on show, whose places come first.
-- $most: rows.
with place as (
    select
        if(held.place_level = 'authority', held.place_name, held.place_code) as code,
        held.place_level,
        held.place_name,
        null as area_name,
        held.council25_code,
        held.population
    from mart.place as held
    where held.place_level in ('area', 'ward', 'council', 'authority') and held.population > 0
    union all
    select
        home.lsoa21_code as code,
        'neighbourhood' as place_level,
        home.neighbourhood_name as place_name,
        home.area_name,
        home.council25_code,
        home.population
    from mart.neighbourhood as home
)

select
    place.code,
    place.place_level,
    place.place_name,
    place.area_name,
    council.council_name
from place
left join mart.council as council on place.council25_code = council.council25_code
where contains(lower(place.place_name), $phrase) or lower(place.code) = $phrase
order by
    lower(place.code) = $phrase desc,
    starts_with(lower(place.place_name), $phrase) desc,
    place.place_level = 'council' desc,
    place.council25_code is not distinct from $council desc,
    place.population desc,
    place.code
limit $most

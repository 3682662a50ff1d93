-- One row per place asked for: its level, its name, where it lies and who lives there.
-- $codes: ONS codes of neighbourhoods, areas, wards, councils or combined authorities; a combined
-- authority also goes by its name. code: as it was asked for.
with place as (
    select
        neighbourhood.lsoa21_code as code,
        neighbourhood.lsoa21_code as place_code,
        'neighbourhood' as place_level,
        neighbourhood.neighbourhood_name as place_name,
        neighbourhood.area_name,
        neighbourhood.council25_code,
        neighbourhood.population,
        1 as neighbourhood_count
    from mart.neighbourhood as neighbourhood
    where list_contains($codes, neighbourhood.lsoa21_code)
    union all
    select
        if(held.place_level = 'authority', held.place_name, held.place_code) as code,
        held.place_code,
        held.place_level,
        held.place_name,
        null as area_name,
        held.council25_code,
        held.population,
        held.neighbourhood_count
    from mart.place as held
    where
        held.place_level in ('area', 'ward', 'council', 'authority')
        and (
            list_contains($codes, held.place_code)
            or (held.place_level = 'authority' and list_contains($codes, held.place_name))
        )
)

select
    place.code,
    place.place_code,
    place.place_level,
    place.place_name,
    place.area_name,
    place.council25_code,
    council.council_name,
    place.population,
    place.neighbourhood_count
from place
left join mart.council as council on place.council25_code = council.council25_code
order by place.place_level, place.place_code

-- One row: the place of a profile and where it lies; none where the code is no place of this build.
-- $code: a code of mart.place, the name of a combined authority, or lsoa21_code.
-- council25_code: null above a council; area and ward: only of a neighbourhood.
with place as (
    select
        held.place_level,
        held.place_code,
        held.place_name,
        held.council25_code,
        held.population,
        held.neighbourhood_count,
        held.is_urban,
        cast(null as varchar) as area_code,
        cast(null as varchar) as area_name,
        cast(null as varchar) as ward25_code,
        cast(null as varchar) as ward_name
    from mart.place as held
    where held.place_code = $code or (held.place_level = 'authority' and held.place_name = $code)
    union all
    select
        'neighbourhood' as place_level,
        home.lsoa21_code as place_code,
        home.neighbourhood_name as place_name,
        home.council25_code,
        home.population,
        1 as neighbourhood_count,
        home.is_urban,
        home.area_code,
        home.area_name,
        home.ward25_code,
        home.ward_name
    from mart.neighbourhood as home
    where home.lsoa21_code = $code
)

select
    place.place_level,
    place.place_code,
    place.place_name,
    place.council25_code,
    place.population,
    place.neighbourhood_count,
    place.is_urban,
    place.area_code,
    place.area_name,
    place.ward25_code,
    place.ward_name,
    council.council_name,
    council.region_name,
    council.combined_authority_name as authority_name
from place
left join mart.council as council on place.council25_code = council.council25_code
order by place.place_level, place.place_code

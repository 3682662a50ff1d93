-- One row per area (MSOA 2021, in the interface "neighbourhood group").
-- key: area_code
-- area_name: the House of Commons Library's name; msoa21_name: the ONS name
-- council25_code: the council of most of its neighbourhoods
with place as (
    select
        neighbourhood.area_code,
        any_value(neighbourhood.area_name) as area_name,
        any_value(neighbourhood.msoa21_name) as msoa21_name,
        mode(neighbourhood.council25_code order by neighbourhood.council25_code)
            as council25_code,
        cast(sum(neighbourhood.population) as integer) as population,
        count(*) as neighbourhood_count
    from core.neighbourhood as neighbourhood
    where neighbourhood.area_code is not null
    group by neighbourhood.area_code
)

select
    place.area_code,
    place.area_name,
    place.msoa21_name,
    place.council25_code,
    place.population,
    place.neighbourhood_count,
    rural_urban.is_urban,
    shape.longitude,
    shape.latitude,
    shape.geometry
from place
left join staging.ons_ruc21_lsoa21_msoa as rural_urban on place.area_code = rural_urban.area_code
left join staging.ons_msoa21_boundaries as shape on place.area_code = shape.area_code
order by place.area_code

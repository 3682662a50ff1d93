-- One row per ward of 2025.
-- key: ward25_code
-- population: residents of the neighbourhoods that fit it best; null in a ward too small for any
-- neighbourhood_count: nought in the 37 wards too small to hold one: say so where they are shown
with place as (
    select
        neighbourhood.ward25_code,
        any_value(neighbourhood.ward_name) as ward_name,
        any_value(neighbourhood.council25_code) as council25_code,
        cast(sum(neighbourhood.population) as integer) as population,
        count(*) as neighbourhood_count
    from core.neighbourhood as neighbourhood
    where neighbourhood.ward25_code is not null
    group by neighbourhood.ward25_code
)

select
    coalesce(shape.ward25_code, place.ward25_code) as ward25_code,
    coalesce(shape.ward_name, place.ward_name) as ward_name,
    coalesce(shape.council25_code, place.council25_code) as council25_code,
    place.population,
    coalesce(place.neighbourhood_count, 0) as neighbourhood_count,
    shape.longitude,
    shape.latitude,
    shape.geometry
from staging.ons_ward25_boundaries as shape
full join place on shape.ward25_code = place.ward25_code
order by 1

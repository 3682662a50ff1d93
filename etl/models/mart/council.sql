-- One row per council of 2025.
-- key: council25_code
-- combined_authority_name: null where it is in none, or in one too new for the lookup
-- imd_average_score, imd_average_rank: residents' weighted averages as MHCLG defines them, 2025
-- imd_worst_tenth_share: share (0 to 1) of its neighbourhoods in England's most deprived tenth
-- longitude to north: a point inside it and its bounds; geometry: GeoJSON, degrees
with place as (
    select
        neighbourhood.council25_code,
        count(*) as neighbourhood_count,
        count(distinct neighbourhood.area_code) as area_count,
        any_value(neighbourhood.region_name) as region_name,
        sum(neighbourhood.population) as population
    from core.neighbourhood as neighbourhood
    group by neighbourhood.council25_code
),

ward as (
    select boundary.council25_code, count(*) as ward_count
    from staging.ons_ward25_boundaries as boundary
    group by boundary.council25_code
)

select
    council.council25_code,
    council.council_name,
    coalesce(council.region_name, place.region_name) as region_name,
    council.combined_authority_name,
    cast(place.population as integer) as population,
    place.neighbourhood_count,
    place.area_count,
    ward.ward_count,
    need.imd_average_score,
    need.imd_average_rank,
    need.imd_worst_tenth_count,
    need.imd_worst_tenth_share,
    need.imd_worst_fifth_share,
    council.longitude,
    council.latitude,
    council.west,
    council.south,
    council.east,
    council.north,
    council.geometry
from core.council as council
left join place on council.council25_code = place.council25_code
left join ward on council.council25_code = ward.council25_code
left join core.council_need as need on council.council25_code = need.council25_code
order by council.council25_code

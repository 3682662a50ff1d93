-- One row per neighbourhood of 2021: its area, ward, council, region, residents and shape.
-- Every source that names neighbourhoods adds its own, so that an absent one loses no place.
-- key: lsoa21_code
with code as (
    select lsoa21_code from staging.ons_lsoa21_ward25_lookup
    union
    select lsoa21_code from staging.ons_lsoa21_msoa21_lookup
    union
    select lsoa21_code from staging.ons_lsoa21_boundaries
    union
    select lsoa21_code from staging.mhclg_iod2025
)
select
    code.lsoa21_code,
    coalesce(ward.lsoa21_name, area.lsoa21_name, shape.lsoa21_name, need.lsoa21_name)
        as neighbourhood_name,
    area.area_code,
    coalesce(area_name.area_name, area.msoa21_name) as area_name,
    area.msoa21_name,
    ward.ward25_code,
    ward.ward_name,
    coalesce(ward.council25_code, history.council25_code) as council25_code,
    coalesce(ward.council_name, history.council_name) as council_name,
    area.region_name,
    population.population,
    rural_urban.is_urban,
    shape.longitude,
    shape.latitude,
    shape.west,
    shape.south,
    shape.east,
    shape.north,
    shape.geometry
from code
left join staging.ons_lsoa21_ward25_lookup as ward on code.lsoa21_code = ward.lsoa21_code
left join staging.ons_lsoa21_msoa21_lookup as area on code.lsoa21_code = area.lsoa21_code
left join staging.mhclg_iod2025 as need on code.lsoa21_code = need.lsoa21_code
left join staging.local_authority_code_history as history
    on coalesce(area.council_code, need.council_code) = history.old_council_code
left join staging.commons_msoa_names as area_name on area.area_code = area_name.area_code
left join staging.ons_lsoa21_population as population
    on code.lsoa21_code = population.lsoa21_code
left join staging.ons_ruc21_lsoa21_lsoa as rural_urban
    on code.lsoa21_code = rural_urban.lsoa21_code
left join staging.ons_lsoa21_boundaries as shape on code.lsoa21_code = shape.lsoa21_code

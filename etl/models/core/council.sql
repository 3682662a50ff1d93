-- One row per council of 2025 that has a neighbourhood or a shape.
-- key: council25_code
with code as (
    select council25_code from staging.ons_lsoa21_ward25_lookup
    union
    select council25_code from staging.ons_lad25_boundaries
)
select
    code.council25_code,
    coalesce(shape.council_name, history.council_name) as council_name,
    history.region_name,
    authority.combined_authority_code,
    authority.combined_authority_name,
    shape.longitude,
    shape.latitude,
    shape.west,
    shape.south,
    shape.east,
    shape.north,
    shape.geometry,
    shape.coarse_geometry
from code
left join staging.ons_lad25_boundaries as shape on code.council25_code = shape.council25_code
left join staging.local_authority_code_history as history
    on code.council25_code = history.old_council_code
left join staging.ons_lad25_cauth_lookup as authority
    on code.council25_code = authority.council25_code
where code.council25_code is not null

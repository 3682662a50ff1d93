-- One row per area in England: its shape, its bounds and a point inside, in degrees.
-- key: area_code
select
    file."MSOA21CD" as area_code,
    file."MSOA21NM" as msoa21_name,
    try_cast(file.longitude as double) as longitude,
    try_cast(file.latitude as double) as latitude,
    try_cast(file.west as double) as west,
    try_cast(file.south as double) as south,
    try_cast(file.east as double) as east,
    try_cast(file.north as double) as north,
    file.geometry,
    file.rowid + 1 as row_no,
    file."MSOA21CD" as row_key,
    case
        when file."MSOA21CD" is null then 'no area code'
        when file."MSOA21CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."MSOA21CD" order by file.rowid) > 1
            then 'the area is there already'
    end as refused_reason
from raw.ons_msoa21_boundaries as file

-- One row per neighbourhood in England: its shape, its bounds and a point inside, in degrees.
-- key: lsoa21_code
select
    file."LSOA21CD" as lsoa21_code,
    file."LSOA21NM" as lsoa21_name,
    try_cast(file.longitude as double) as longitude,
    try_cast(file.latitude as double) as latitude,
    try_cast(file.west as double) as west,
    try_cast(file.south as double) as south,
    try_cast(file.east as double) as east,
    try_cast(file.north as double) as north,
    file.geometry,
    file.rowid + 1 as row_no,
    file."LSOA21CD" as row_key,
    case
        when file."LSOA21CD" is null then 'no neighbourhood code'
        when file."LSOA21CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."LSOA21CD" order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ons_lsoa21_boundaries as file

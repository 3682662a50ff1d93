-- One row per ward in England: its shape, its bounds and a point inside, in degrees.
-- key: ward25_code
select
    file."WD25CD" as ward25_code,
    file."WD25NM" as ward_name,
    file."LAD25CD" as council25_code,
    try_cast(file.longitude as double) as longitude,
    try_cast(file.latitude as double) as latitude,
    try_cast(file.west as double) as west,
    try_cast(file.south as double) as south,
    try_cast(file.east as double) as east,
    try_cast(file.north as double) as north,
    file.geometry,
    file.rowid + 1 as row_no,
    file."WD25CD" as row_key,
    case
        when file."WD25CD" is null then 'no ward code'
        when file."WD25CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."WD25CD" order by file.rowid) > 1
            then 'the ward is there already'
    end as refused_reason
from raw.ons_ward25_boundaries as file

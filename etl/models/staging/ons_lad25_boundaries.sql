-- One row per council in England: its shape, its bounds and a point inside, in degrees.
-- key: council25_code
select
    file."LAD25CD" as council25_code,
    file."LAD25NM" as council_name,
    try_cast(file.longitude as double) as longitude,
    try_cast(file.latitude as double) as latitude,
    try_cast(file.west as double) as west,
    try_cast(file.south as double) as south,
    try_cast(file.east as double) as east,
    try_cast(file.north as double) as north,
    file.geometry,
    file.coarse_geometry,
    file.rowid + 1 as row_no,
    file."LAD25CD" as row_key,
    case
        when file."LAD25CD" is null then 'no council code'
        when file."LAD25CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."LAD25CD" order by file.rowid) > 1
            then 'the council is there already'
    end as refused_reason
from raw.ons_lad25_boundaries as file

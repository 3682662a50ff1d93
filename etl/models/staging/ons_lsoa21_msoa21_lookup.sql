-- One row per neighbourhood of 2021 in England: its area (MSOA), council of 2022 and region.
-- key: lsoa21_code
select
    file."LSOA21CD" as lsoa21_code,
    file."LSOA21NM" as lsoa21_name,
    file."MSOA21CD" as area_code,
    file."MSOA21NM" as msoa21_name,
    file."LAD22CD" as council_code,
    file."LAD22NM" as council_name,
    file."RGN22NM" as region_name,
    file.rowid + 1 as row_no,
    file."LSOA21CD" as row_key,
    case
        when file."LSOA21CD" is null then 'no neighbourhood code'
        when file."LSOA21CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."LSOA21CD" order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ons_lsoa21_msoa21_lookup as file

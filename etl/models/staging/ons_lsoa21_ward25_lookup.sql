-- One row per neighbourhood of 2021 in England: the ward and council of 2025 that it fits best.
-- key: lsoa21_code
select
    file."LSOA21CD" as lsoa21_code,
    file."LSOA21NM" as lsoa21_name,
    file."WD25CD" as ward25_code,
    file."WD25NM" as ward_name,
    file."LAD25CD" as council25_code,
    file."LAD25NM" as council_name,
    file.rowid + 1 as row_no,
    file."LSOA21CD" as row_key,
    case
        when file."LSOA21CD" is null then 'no neighbourhood code'
        when file."LSOA21CD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."LSOA21CD" order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ons_lsoa21_ward25_lookup as file

-- One row per neighbourhood of 2021 in England: urban or rural.
-- key: lsoa21_code
select
    file.lsoa21_code as lsoa21_code,
    file.ruc21_code,
    case file.ruc when 'Urban' then true when 'Rural' then false end as is_urban,
    file.rowid + 1 as row_no,
    file.lsoa21_code as row_key,
    case
        when file.lsoa21_code is null then 'no neighbourhood code'
        when file.lsoa21_code not like 'E%' then 'outside England'
        when row_number() over (partition by file.lsoa21_code order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ons_ruc21_lsoa21_lsoa as file

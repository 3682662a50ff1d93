-- One row per area of 2021 in England: urban or rural.
-- key: area_code
select
    file.msoa21_code as area_code,
    file.ruc21_code,
    case file.ruc when 'Urban' then true when 'Rural' then false end as is_urban,
    file.rowid + 1 as row_no,
    file.msoa21_code as row_key,
    case
        when file.msoa21_code is null then 'no area code'
        when file.msoa21_code not like 'E%' then 'outside England'
        when row_number() over (partition by file.msoa21_code order by file.rowid) > 1
            then 'the area is there already'
    end as refused_reason
from raw.ons_ruc21_lsoa21_msoa as file

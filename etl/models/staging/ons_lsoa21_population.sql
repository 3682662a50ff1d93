-- One row per neighbourhood of 2021 in England: its residents.
-- key: lsoa21_code
select
    file.lsoacd as lsoa21_code,
    try_cast(file.population as integer) as population,
    file.rowid + 1 as row_no,
    file.lsoacd as row_key,
    case
        when file.lsoacd is null then 'no neighbourhood code'
        when file.lsoacd not like 'E%' then 'outside England'
        when try_cast(file.population as integer) is null then 'residents are not a number'
        when row_number() over (partition by file.lsoacd order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ons_lsoa21_population as file

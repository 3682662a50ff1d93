-- One row per area (MSOA 2021) in England: the name people use.
-- key: area_code
select
    file.msoa21cd as area_code,
    file.msoa21hclnm as area_name,
    file.rowid + 1 as row_no,
    file.msoa21cd as row_key,
    case
        when file.msoa21cd is null then 'no area code'
        when file.msoa21cd not like 'E%' then 'outside England'
        when row_number() over (partition by file.msoa21cd order by file.rowid) > 1
            then 'the area is there already'
    end as refused_reason
from raw.commons_msoa_names as file

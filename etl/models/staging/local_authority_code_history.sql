-- One row per code that a council of England has or had, with its code of 2025.
-- key: old_council_code
select
    file."LADCD" as old_council_code,
    file."LADCD_ACTIVE" as council25_code,
    file."LADNM_ACTIVE" as council_name,
    file."RGNNM" as region_name,
    file.rowid + 1 as row_no,
    file."LADCD" as row_key,
    case
        when file."LADCD" is null or file."LADCD_ACTIVE" is null then 'no council code'
        when file."LADCD" not like 'E%' then 'outside England'
        when row_number() over (partition by file."LADCD" order by file.rowid) > 1
            then 'the council is there already'
    end as refused_reason
from raw.local_authority_code_history as file

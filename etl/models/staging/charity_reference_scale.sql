-- One row per charity and how far it says it works: local, regional, national or overseas.
-- key: charity_number
select
    file.rowid + 1 as row_no,
    trim(file.reg_number) as row_key,
    case
        when filled(file.reg_number) is null then 'no charity number'
        when row_number() over (partition by trim(file.reg_number) order by file.rowid) > 1
            then 'the charity is there already'
    end as refused_reason,
    trim(file.reg_number) as charity_number,
    filled(file."scale") as charity_scale
from raw.charity_reference_scale as file

-- One row per field of the charity register and what the regulator says it means.
-- key: table_name, field_name
select
    file.rowid + 1 as row_no,
    concat_ws(' ', file."Table", file."Field") as row_key,
    case
        when filled(file."Field") is null then 'no field'
        when row_number() over (
            partition by trim(file."Table"), trim(file."Field") order by file.rowid
        ) > 1 then 'the field is there already'
    end as refused_reason,
    trim(file."Table") as table_name,
    trim(file."Field") as field_name,
    filled(file."Description") as description
from raw.charity_reference_fields as file

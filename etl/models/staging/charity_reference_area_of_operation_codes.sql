-- One row per area that a charity can name, with its official code where it has one.
-- key: area_type, area_name
select
    file.rowid + 1 as row_no,
    concat_ws(' ', file.geographic_area_type, file.geographic_area_description) as row_key,
    case
        when filled(file.geographic_area_description) is null then 'no area'
        when row_number() over (
            partition by trim(file.geographic_area_type),
                upper(trim(file.geographic_area_description))
            order by file.rowid
        ) > 1 then 'the area is there already'
    end as refused_reason,
    coalesce(filled(file.geographic_area_type), 'not stated') as area_type,
    trim(file.geographic_area_description) as area_name,
    filled(file."GSS") as area_code
from raw.charity_reference_area_of_operation_codes as file

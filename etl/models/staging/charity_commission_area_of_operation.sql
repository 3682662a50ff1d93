-- One row per charity and area in which it says it works.
-- key: charity_number, area_type, area_name
select
    file.rowid + 1 as row_no,
    trim(file.registered_charity_number) as row_key,
    case
        when filled(file.registered_charity_number) is null then 'no charity number'
        when filled(file.geographic_area_description) is null then 'no area'
        when coalesce(trim(file.linked_charity_number), '0') <> '0'
            then 'a linked charity, counted with its main charity'
        when row_number() over (
            partition by trim(file.registered_charity_number),
                coalesce(trim(file.linked_charity_number), '0') <> '0',
                coalesce(filled(file.geographic_area_type), 'not stated'),
                trim(file.geographic_area_description)
            order by file.rowid
        ) > 1 then 'the area is there already'
    end as refused_reason,
    trim(file.registered_charity_number) as charity_number,
    coalesce(filled(file.geographic_area_type), 'not stated') as area_type,
    trim(file.geographic_area_description) as area_name
from raw.charity_commission_area_of_operation as file

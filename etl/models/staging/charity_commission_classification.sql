-- One row per charity and class of its own choosing: what it does, for whom and how.
-- key: charity_number, classification_code
select
    file.rowid + 1 as row_no,
    trim(file.registered_charity_number) as row_key,
    case
        when filled(file.registered_charity_number) is null then 'no charity number'
        when filled(file.classification_code) is null then 'no class'
        when coalesce(trim(file.linked_charity_number), '0') <> '0'
            then 'a linked charity, counted with its main charity'
        when row_number() over (
            partition by trim(file.registered_charity_number),
                coalesce(trim(file.linked_charity_number), '0') <> '0',
                trim(file.classification_code)
            order by file.rowid
        ) > 1 then 'the class is there already'
    end as refused_reason,
    trim(file.registered_charity_number) as charity_number,
    trim(file.classification_code) as classification_code
from raw.charity_commission_classification as file

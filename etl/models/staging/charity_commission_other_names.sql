-- One row per other name of a charity: one it works under, or one that it had.
-- key: charity_number, other_name
with named as (
    select
        file.*,
        file.rowid as row_id,
        trim(file.registered_charity_number) as charity_number,
        unescaped(file.charity_name) as other_name,
        coalesce(trim(file.linked_charity_number), '0') <> '0' as is_linked
    from raw.charity_commission_other_names as file
)

select
    named.row_id + 1 as row_no,
    named.charity_number as row_key,
    case
        when filled(named.charity_number) is null then 'no charity number'
        when named.other_name is null then 'no name'
        when named.is_linked then 'a linked charity, counted with its main charity'
        when row_number() over (
            partition by named.charity_number, named.is_linked, named.other_name
            order by lower(named.charity_name_type) like 'previous%', named.row_id
        ) > 1 then 'the name is there already'
    end as refused_reason,
    named.charity_number,
    named.other_name,
    coalesce(lower(named.charity_name_type) like 'previous%', false) as is_past
from named

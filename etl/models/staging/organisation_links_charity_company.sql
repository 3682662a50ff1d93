-- One row per charity and company that are the same body.
-- key: entry_id, same_id
select
    file.rowid + 1 as row_no,
    concat_ws(' ', file.org_id_a, file.org_id_b) as row_key,
    case
        when file.org_id_a not like 'GB-CHC-%' then 'a charity outside England and Wales'
        when file.org_id_b not like 'GB-COH-%' or file.org_id_a is null or file.org_id_b is null
            then 'not a charity and a company'
        when row_number() over (
            partition by trim(file.org_id_a), trim(file.org_id_b) order by file.rowid
        ) > 1 then 'the pair is there already'
    end as refused_reason,
    trim(file.org_id_a) as entry_id,
    'GB-COH-' || company_number_key(replace(file.org_id_b, 'GB-COH-', '')) as same_id,
    'a list of charities that are companies' as said
from raw.organisation_links_charity_company as file

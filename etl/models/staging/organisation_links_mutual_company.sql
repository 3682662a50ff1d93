-- One row per society and the number that Companies House gave it.
-- key: entry_id, same_id
select
    file.rowid + 1 as row_no,
    concat_ws(' ', file.org_id_a, file.org_id_b) as row_key,
    case
        when file.org_id_a is null or file.org_id_b is null
            or file.org_id_a not like 'GB-MPR-%' or file.org_id_b not like 'GB-COH-%'
            then 'not a society and a company'
        when row_number() over (
            partition by society_number_key(replace(file.org_id_a, 'GB-MPR-', '')),
                company_number_key(replace(file.org_id_b, 'GB-COH-', ''))
            order by file.rowid
        ) > 1 then 'the pair is there already'
    end as refused_reason,
    'GB-MPR-' || society_number_key(replace(file.org_id_a, 'GB-MPR-', '')) as entry_id,
    'GB-COH-' || company_number_key(replace(file.org_id_b, 'GB-COH-', '')) as same_id,
    'a list of societies'' company numbers' as said
from raw.organisation_links_mutual_company as file

-- One row per charity and the number that Companies House gave it as an incorporated organisation.
-- key: entry_id, same_id
select
    file.rowid + 1 as row_no,
    concat_ws(' ', file.company_number, file.charity_number) as row_key,
    case
        when filled(file.company_number) is null or filled(file.charity_number) is null
            then 'a number is missing'
        when row_number() over (
            partition by trim(file.charity_number), company_number_key(file.company_number)
            order by file.rowid
        ) > 1 then 'the pair is there already'
    end as refused_reason,
    'GB-CHC-' || trim(file.charity_number) as entry_id,
    'GB-COH-' || company_number_key(file.company_number) as same_id,
    'a list of charitable incorporated organisations' as said
from raw.organisation_links_cio_company as file

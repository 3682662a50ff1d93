-- One row per charity and its activity by ICNPTSO.
-- key: charity_number
select
    file.rowid + 1 as row_no,
    trim(file.org_id) as row_key,
    case
        when file.org_id is null or file.org_id not like 'GB-CHC-%'
            then 'not a charity of England and Wales'
        when filled(file.icnptso_code) is null then 'no activity'
        when row_number() over (partition by trim(file.org_id) order by file.rowid) > 1
            then 'the charity is there already'
    end as refused_reason,
    replace(trim(file.org_id), 'GB-CHC-', '') as charity_number,
    upper(trim(file.icnptso_code)) as icnptso_code
from raw.activity_classification_charities as file

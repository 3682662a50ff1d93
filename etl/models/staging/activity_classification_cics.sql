-- One row per community interest company and the activity a model guesses, with its probability.
-- key: company_number
select
    file.rowid + 1 as row_no,
    trim(file.org_id) as row_key,
    case
        when file.org_id is null or file.org_id not like 'GB-COH-%' then 'not a company'
        when company_number_key(replace(file.org_id, 'GB-COH-', '')) is null
            then 'no company number'
        when filled(file.icnptso_code) is null then 'no activity'
        when row_number() over (
            partition by company_number_key(replace(file.org_id, 'GB-COH-', ''))
            order by try_cast(file.icnptso_code_probability as double) desc nulls last, file.rowid
        ) > 1 then 'the company is there already with a likelier activity'
    end as refused_reason,
    company_number_key(replace(file.org_id, 'GB-COH-', '')) as company_number,
    upper(trim(file.icnptso_code)) as icnptso_code,
    try_cast(file.icnptso_code_probability as double) as probability
from raw.activity_classification_cics as file

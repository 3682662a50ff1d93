-- One row per five-figure code of SIC 2007.
-- key: sic_code
select
    file.rowid + 1 as row_no,
    trim(file.code) as row_key,
    case
        when filled(file.code) is null then 'no code'
        when row_number() over (partition by trim(file.code) order by file.rowid) > 1
            then 'the code is there already'
    end as refused_reason,
    trim(file.code) as sic_code,
    coalesce(filled(file.subclass_name), trim(file.class_name)) as activity_name
from raw.activity_classification_sic2007 as file

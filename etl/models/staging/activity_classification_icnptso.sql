-- One row per activity of ICNPTSO, at each of its three levels.
-- key: icnptso_code
select
    file.rowid + 1 as row_no,
    coalesce(filled(file."Sub-group"), filled(file."Group"), filled(file."Section")) as row_key,
    case
        when coalesce(filled(file."Sub-group"), filled(file."Group"), filled(file."Section"))
            is null then 'no code'
        when row_number() over (
            partition by coalesce(
                filled(file."Sub-group"), filled(file."Group"), filled(file."Section")
            )
            order by file.rowid
        ) > 1 then 'the activity is there already'
    end as refused_reason,
    coalesce(filled(file."Sub-group"), filled(file."Group"), filled(file."Section"))
        as icnptso_code,
    replace(trim(file."Title"), 'classfied', 'classified') as activity_name
from raw.activity_classification_icnptso as file

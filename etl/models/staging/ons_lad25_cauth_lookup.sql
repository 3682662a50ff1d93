-- One row per council of 2025 in a combined authority.
-- key: council25_code
select
    file."LAD25CD" as council25_code,
    file."CAUTHCD" as combined_authority_code,
    file."CAUTHNM" as combined_authority_name,
    file.rowid + 1 as row_no,
    file."LAD25CD" as row_key,
    case
        when file."LAD25CD" is null then 'no council code'
        when row_number() over (partition by file."LAD25CD" order by file.rowid) > 1
            then 'the council is there already'
    end as refused_reason
from raw.ons_lad25_cauth_lookup as file

-- One row per pair of a neighbourhood of 2011 and one of 2021 that it became, in England.
-- key: lsoa11_code, lsoa21_code
select
    file."LSOA11CD" as lsoa11_code,
    file."LSOA21CD" as lsoa21_code,
    case file."CHGIND"
        when 'U' then 'unchanged'
        when 'S' then 'split'
        when 'M' then 'merged'
        else 'irregular'
    end as change,
    file.rowid + 1 as row_no,
    file."LSOA11CD" || ' ' || file."LSOA21CD" as row_key,
    case
        when file."LSOA11CD" is null or file."LSOA21CD" is null then 'no neighbourhood code'
        when file."LSOA21CD" not like 'E%' then 'outside England'
        when row_number() over (
            partition by file."LSOA11CD", file."LSOA21CD" order by file.rowid
        ) > 1 then 'the pair is there already'
    end as refused_reason
from raw.ons_lsoa11_lsoa21_lookup as file

-- One row per postcode, live or terminated, with the neighbourhood it lies in.
-- Postcodes outside England keep their neighbourhood code, so that we can say so of a site there.
-- key: postcode_key
select
    file.pcds as postcode,
    replace(upper(file.pcds), ' ', '') as postcode_key,
    file.lsoa21cd as lsoa21_code,
    file.lad25cd as council_code,
    try_cast(file.long as double) as longitude,
    try_cast(file.lat as double) as latitude,
    try_strptime(file.doterm, '%Y%m')::date as terminated_on,
    file.rowid + 1 as row_no,
    file.pcds as row_key,
    case
        when file.pcds is null then 'no postcode'
        when file.lsoa21cd is null then 'lies in no neighbourhood'
        when row_number() over (
            partition by replace(upper(file.pcds), ' ', '') order by file.rowid
        ) > 1 then 'the postcode is there already'
    end as refused_reason
from raw.ons_postcode_directory as file

-- One row per postcode, live or terminated, that lies in a neighbourhood of England.
-- key: postcode_key
select
    directory.postcode,
    directory.postcode_key,
    directory.lsoa21_code,
    directory.longitude,
    directory.latitude
from staging.ons_postcode_directory as directory
where directory.lsoa21_code like 'E01%'

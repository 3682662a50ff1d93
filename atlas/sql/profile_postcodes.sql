-- One row per postcode that was asked for and is known, with its neighbourhood.
-- $postcode_keys: without spaces, in upper case.
select
    postcode.postcode_key,
    postcode.lsoa21_code
from mart.postcode as postcode
where list_contains($postcode_keys, postcode.postcode_key)
order by postcode.postcode_key

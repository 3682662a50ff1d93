-- One row per postcode of England, live or terminated: for "my neighbourhood".
-- key: postcode_key
-- postcode_key: without the space; longitude, latitude: the postcode's centre
select
    postcode.postcode,
    postcode.postcode_key,
    postcode.lsoa21_code,
    postcode.longitude,
    postcode.latitude
from core.postcode as postcode
order by postcode.postcode_key

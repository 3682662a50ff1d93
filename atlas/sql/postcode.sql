-- One row: the neighbourhood and council of a postcode; the council null where not known.
-- $postcode_key: the postcode without spaces, upper case ('S12HH').
select
    postcode.postcode,
    postcode.lsoa21_code,
    neighbourhood.council25_code,
    neighbourhood.neighbourhood_name,
    neighbourhood.council_name
from mart.postcode as postcode
inner join mart.neighbourhood as neighbourhood
    on postcode.lsoa21_code = neighbourhood.lsoa21_code
where postcode.postcode_key = $postcode_key
order by postcode.postcode

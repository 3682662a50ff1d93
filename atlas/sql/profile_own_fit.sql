-- One row: how many postcodes there are in some neighbourhoods, past ones among them.
-- $codes: of the neighbourhoods.
select count(*) as postcode_count
from mart.postcode as postcode
where list_contains($codes, postcode.lsoa21_code)

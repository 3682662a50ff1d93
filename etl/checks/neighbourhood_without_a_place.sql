-- A neighbourhood has no council or no name though the lookups are there.
select lsoa21_code, neighbourhood_name, council25_code
from mart.neighbourhood
where
    (council25_code is null or neighbourhood_name is null)
    and exists (select 1 from staging.ons_lsoa21_ward25_lookup)
order by lsoa21_code

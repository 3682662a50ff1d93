-- A neighbourhood has no shape though the boundaries are there.
select lsoa21_code, neighbourhood_name
from mart.neighbourhood
where geometry is null and exists (select 1 from staging.ons_lsoa21_boundaries)
order by lsoa21_code

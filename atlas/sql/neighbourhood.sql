-- One row: a neighbourhood and where it lies.
-- $place: lsoa21_code.
select
    neighbourhood.lsoa21_code,
    neighbourhood.neighbourhood_name,
    neighbourhood.area_name,
    neighbourhood.ward_name,
    neighbourhood.council_name,
    neighbourhood.population,
    neighbourhood.is_urban
from mart.neighbourhood as neighbourhood
where neighbourhood.lsoa21_code = $place
order by neighbourhood.lsoa21_code

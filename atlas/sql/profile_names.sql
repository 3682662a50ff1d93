-- One row per neighbourhood of a council, by the names people choose it by.
-- $council: council25_code.
select
    home.lsoa21_code,
    home.neighbourhood_name,
    home.area_code,
    home.area_name,
    home.ward25_code,
    home.ward_name
from mart.neighbourhood as home
where home.council25_code = $council
order by home.lsoa21_code

-- One row per neighbourhood of a council, or per council of the whole country, with its shape.
-- $council: council25_code, or null for the councils. The shape is GeoJSON text, in degrees.
select
    neighbourhood.lsoa21_code as code,
    neighbourhood.geometry
from mart.neighbourhood as neighbourhood
where neighbourhood.council25_code = $council and neighbourhood.geometry is not null
union all
select
    council.council25_code as code,
    council.geometry
from mart.council as council
where $council is null and council.geometry is not null
order by code

-- One row per neighbourhood (LSOA 2021) of England.
-- key: lsoa21_code
-- neighbourhood_name: the ONS name, a town and a number, such as "Sheffield 022A"
-- area_code: the area (MSOA 2021) it lies in; area_name: the name people use, else the ONS name
-- ward25_code: the ward of 2025 it fits best; council25_code: the council of 2025
-- population: residents, mid-2022; is_urban: by the 2021 classification
-- longitude, latitude: a point inside it; west to north: its bounds; geometry: GeoJSON, degrees
select
    place.lsoa21_code,
    place.neighbourhood_name,
    place.area_code,
    place.area_name,
    place.ward25_code,
    place.ward_name,
    place.council25_code,
    place.council_name,
    place.region_name,
    place.population,
    place.is_urban,
    place.longitude,
    place.latitude,
    place.west,
    place.south,
    place.east,
    place.north,
    place.geometry
from core.neighbourhood as place
order by place.lsoa21_code

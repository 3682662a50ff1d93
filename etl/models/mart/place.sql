-- One row per place at each level of counting: its name, its residents, urban or rural.
-- key: place_level, place_code
-- place_level: area (MSOA), ward, council, authority (combined), region or england (all of a build)
-- place_code: the ONS code; a region's name, for the sources give regions no code
-- council25_code: the council it lies in; null above a council
-- population: residents; null in a ward too small to hold a neighbourhood
-- is_urban: of an area as it is published; of other places, where most residents live
-- longitude, latitude: a point inside it, in degrees; null above a council
select
    place.place_level,
    place.place_code,
    place.place_name,
    place.council25_code,
    place.population,
    place.neighbourhood_count,
    place.is_urban,
    place.longitude,
    place.latitude
from counted.place as place
order by place.place_level, place.place_code

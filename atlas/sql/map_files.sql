-- One row per map file of a council: layer 'shapes' or 'points'.
-- $council: council25_code, or 'england'.
select
    map_file.layer,
    map_file.file
from mart.map_file as map_file
where map_file.council25_code = $council
order by map_file.layer, map_file.file

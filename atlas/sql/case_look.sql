-- One row per ward of a council: is its need among England's worst fifth, and how likely is it to
-- be in the lowest fifth of provision among its peers? No rows where it may not be counted.
-- $council: council25_code · $definition: of mart.covered · $level: area or ward.
select
    place.place_code,
    place.place_name,
    provision.is_worst_fifth,
    provision.lowest_fifth_probability,
    provision.look,
    provision.organisation_count,
    provision.expected_count,
    provision.robust_count
from mart.provision as provision
inner join mart.place as place
    on provision.place_level = place.place_level and provision.place_code = place.place_code
where
    provision.place_level = $level
    and provision.definition = $definition
    and place.council25_code = $council
order by provision.lowest_fifth_probability desc, place.place_code

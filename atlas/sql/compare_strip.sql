-- One row per council that may be counted from the registers on which a council is counted.
-- Where fewer than five are expected there is no rate and no row; few_count says of how many.
-- $council: the council compared · $definition: of mart.covered.
select
    place.place_code as council25_code,
    place.place_name as council_name,
    held.organisation_count,
    held.population,
    held.rate_per_1000 as value,
    held.rate_low as low,
    held.rate_high as high,
    held.rule,
    count(*) filter (where held.rule = 'shrunk' and held.rate_per_1000 is null) over ()
        as few_count
from mart.council_provision as held
inner join mart.council_provision as ours
    on held.definition = ours.definition and held.basis = ours.basis
inner join mart.place as place
    on held.place_level = place.place_level and held.place_code = place.place_code
where
    held.place_level = 'council'
    and held.definition = $definition
    and ours.place_level = 'council'
    and ours.place_code = $council
qualify held.rate_per_1000 is not null
order by held.rate_per_1000, place.place_code

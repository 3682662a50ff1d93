-- One row: who is counted in an area or a ward by one definition, and how that compares with its
-- peers; none where its council is not covered.
-- $level: area or ward · $code: its code · $definition: one of the twelve.
select
    held.place_level,
    held.place_code,
    held.basis,
    held.is_urban,
    place.population,
    held.organisation_count,
    held.expected_count,
    held.rate_per_1000,
    held.rate_low,
    held.rate_high,
    held.relative,
    held.shrunk_per_1000,
    held.shrunk_low,
    held.shrunk_high,
    held.rule,
    held.peer_rate_per_1000,
    held.peer_count,
    held.new_count,
    held.new_expected,
    held.growing_probability
from mart.provision as held
inner join mart.place as place
    on held.place_level = place.place_level and held.place_code = place.place_code
where
    held.place_level = $level
    and held.place_code = $code
    and held.definition = $definition
order by held.place_code

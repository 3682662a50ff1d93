-- One row per place asked for that may be counted: its organisations for its residents.
-- A ward's or an area's estimate is drawn toward its peers; a council's rate is as counted.
-- $codes: place_code of mart.place · $definition: of mart.covered.
-- value, low, high: organisations for every 1,000 residents, and the limits of 95 %.
-- new_expected, growing_probability: null of councils and above.
select
    provision.place_code,
    provision.organisation_count,
    provision.expected_count,
    provision.rule,
    provision.basis,
    provision.shrunk_per_1000 as value,
    provision.shrunk_low as low,
    provision.shrunk_high as high,
    provision.new_count,
    provision.new_expected,
    provision.growing_probability,
    place.population,
    place.population as covered_population,
    provision.peer_count
from mart.provision as provision
inner join mart.place as place
    on provision.place_level = place.place_level and provision.place_code = place.place_code
where list_contains($codes, provision.place_code) and provision.definition = $definition
union all
select
    held.place_code,
    held.organisation_count,
    held.expected_count,
    held.rule,
    held.basis,
    held.rate_per_1000 as value,
    held.rate_low as low,
    held.rate_high as high,
    held.new_count,
    null as new_expected,
    null as growing_probability,
    held.population,
    held.covered_population,
    held.covered_council_count as peer_count
from mart.council_provision as held
where list_contains($codes, held.place_code) and held.definition = $definition
order by place_code

-- One row per area or ward of a covered council that is in England's worst fifth of need.
-- $level: area or ward · $definition: one of the twelve · $release: of the Index of Multiple
-- Deprivation.
select
    place.place_code,
    place.place_name,
    place.council25_code,
    council.council_name,
    place.population,
    need.rank as need_rank,
    need.place_count as need_count,
    true as is_worst_fifth,
    provision.organisation_count,
    provision.expected_count,
    provision.rule,
    provision.rate_per_1000,
    provision.rate_low,
    provision.rate_high,
    provision.shrunk_per_1000,
    provision.shrunk_low,
    provision.shrunk_high,
    provision.peer_rate_per_1000,
    provision.relative,
    provision.lowest_fifth_probability,
    provision.robust_count,
    provision.new_count,
    provision.new_expected,
    provision.growing_probability,
    provision.is_urban,
    0 as cluster_count
from mart.provision as provision
inner join mart.place as place
    on provision.place_level = place.place_level and provision.place_code = place.place_code
inner join mart.council as council on place.council25_code = council.council25_code
inner join mart.place_need as need
    on
        provision.place_level = need.place_level
        and provision.place_code = need.place_code
        and need.measure_group = 'iod'
        and need.domain = 'imd'
        and need.release = $release
where
    provision.place_level = $level
    and provision.definition = $definition
    and need.is_worst_fifth
order by need.rank, provision.place_code

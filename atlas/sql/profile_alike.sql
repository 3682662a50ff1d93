-- One row per place of a level that is like another in need and in class: for comparison.
-- Like it: its rank is within $points percentiles of the other's, and it is urban or rural too.
-- organisation_count and expected_count: null where its council is not counted on the same
-- registers.
-- $level: area, ward or council · $code: the place itself, left out · $standing: its rank over the
-- number of ranked places, 0 to 1 · $points: such as 0.05 · $is_urban: its class · $release: of the
-- Index of Multiple Deprivation · $definition: one of the twelve · $basis: the registers counted.
select
    place.place_code,
    place.place_name,
    place.council25_code,
    council.council_name,
    place.population,
    need.rank,
    need.place_count,
    need.worst_tenth_share,
    need.worst_fifth_share,
    held.organisation_count,
    held.expected_count,
    held.shrunk_per_1000,
    held.shrunk_low,
    held.shrunk_high
from mart.place_need as need
inner join mart.place as place
    on need.place_level = place.place_level and need.place_code = place.place_code
left join mart.council as council on place.council25_code = council.council25_code
left join mart.provision as held
    on
        place.place_level = held.place_level
        and place.place_code = held.place_code
        and held.definition = $definition
        and held.basis = $basis
where
    need.place_level = $level
    and need.domain = 'imd'
    and need.release = $release
    and need.place_code <> $code
    and abs(need.rank / need.place_count - $standing) <= $points
    and place.is_urban = $is_urban
order by need.rank, place.place_code

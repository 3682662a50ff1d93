-- One row per place: the share of its residents in England's worst tenth and fifth.
-- $codes: of places of any level · $release: of the Index of Multiple Deprivation.
select
    need.place_level,
    need.place_code,
    need.worst_tenth_share,
    need.worst_fifth_share
from mart.place_need as need
where
    list_contains($codes, need.place_code)
    and need.domain = 'imd'
    and need.release = $release
order by need.place_level, need.place_code

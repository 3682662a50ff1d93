-- One row per place, release and domain of need: its average score, its rank among the places of
-- its level in England, and the share of its residents in England's worst neighbourhoods.
-- key: place_level, place_code, measure_group, release, domain
-- place_level, place_code: as in mart.place
-- measure_group: iod or cni; domain: imd and cni are the overall indices
-- average_score: weighted by residents as MHCLG weights a council's; null for 2015 and 2019
-- rank: of the average, 1 is the worst, ties share the better; place_count: how many are ranked
-- worst_tenth_share, worst_fifth_share: of residents whose neighbourhood's decile is known, 0 to 1
-- known_share: of residents whose neighbourhood's decile is known, 0 to 1
-- is_worst_fifth: by rank, among the worst fifth of the places of its level
select
    need.place_level,
    need.place_code,
    need.measure_group,
    need.release,
    need.domain,
    need.average_score,
    need.rank,
    need.place_count,
    need.worst_tenth_share,
    need.worst_fifth_share,
    need.known_population / nullif(place.population, 0) as known_share,
    5 * need.rank <= need.place_count as is_worst_fifth
from counted.place_need as need
inner join counted.place as place
    on need.place_level = place.place_level and need.place_code = place.place_code
order by
    need.measure_group, need.release, need.domain, need.place_level, need.place_code

-- One row per measure, the newest release of each: a place's standing, and the shares of residents
-- in England's worst neighbourhoods there, in its council and in England.
-- average_score, rank, place_count: of the place, among the places of its level.
-- $level, $code: the place · $council: the council beside it, or null · $england: the code of the
-- whole build.
with newest as (
    select
        measure.measure_group,
        measure.domain,
        max(measure.release) as release
    from mart.measure as measure
    group by measure.measure_group, measure.domain
)

select
    measure.measure_group,
    measure.domain,
    measure.name,
    measure.kind,
    measure.release,
    here.average_score,
    here.rank,
    here.place_count,
    here.worst_tenth_share,
    here.worst_fifth_share,
    here.known_share,
    council.worst_tenth_share as council_tenth_share,
    council.worst_fifth_share as council_fifth_share,
    england.worst_tenth_share as england_tenth_share,
    england.worst_fifth_share as england_fifth_share
from newest
inner join mart.measure as measure
    on newest.domain = measure.domain and newest.release = measure.release
left join mart.place_need as here
    on
        newest.domain = here.domain
        and newest.release = here.release
        and here.place_level = $level
        and here.place_code = $code
left join mart.place_need as council
    on
        newest.domain = council.domain
        and newest.release = council.release
        and council.place_level = 'council'
        and council.place_code = $council
left join mart.place_need as england
    on
        newest.domain = england.domain
        and newest.release = england.release
        and england.place_level = 'england'
        and england.place_code = $england
order by measure.measure_group desc, measure.sort_no, measure.domain

-- The ranks of the places of a level do not run from 1, or one does not follow from its average.
with ranked as (
    select
        need.place_level, need.place_code, need.measure_group, need.release, need.domain, need.rank,
        need.place_count,
        1 + count(*) over (
            partition by need.place_level, need.measure_group, need.release, need.domain
            order by need.average_score desc range unbounded preceding exclude group
        ) as due
    from mart.place_need as need
    where need.average_score is not null
)

select
    ranked.place_level, ranked.place_code, ranked.measure_group, ranked.release, ranked.domain,
    ranked.rank, ranked.due
from ranked
where
    ranked.rank is distinct from ranked.due or ranked.rank > ranked.place_count
order by all

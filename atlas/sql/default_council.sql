-- One row per council, the best covered first: the app opens the first one.
-- Best covered = most complete registers among those that the narrow tier needs, then
-- fewest missing ones, then most residents.
with needed as (
    select distinct tier_register.source
    from mart.tier_register as tier_register
    where tier_register.tier = 'community_business'
),

held as (
    select
        register_coverage.council25_code,
        count(*) filter (where register_coverage.coverage = 'complete') as complete_count,
        count(*) filter (where register_coverage.coverage = 'missing') as missing_count
    from mart.register_coverage as register_coverage
    inner join needed on register_coverage.source = needed.source
    group by register_coverage.council25_code
)

select council.council25_code
from mart.council as council
left join held on council.council25_code = held.council25_code
order by
    coalesce(held.complete_count, 0) desc,
    coalesce(held.missing_count, 0),
    council.population desc nulls last,
    council.council25_code

-- One row per measure of a neighbourhood, newest release of each, with its rank in the council.
-- $place: lsoa21_code · $council: its council25_code.
with newest as (
    select
        measure.measure_group,
        measure.domain,
        max(measure.release) as release
    from mart.measure as measure
    group by measure.measure_group, measure.domain
),

need as (
    select
        iod.lsoa21_code,
        iod.domain,
        iod.release,
        iod.rank,
        iod.decile
    from mart.need_by_neighbourhood as iod
    union all
    select
        cni.lsoa21_code,
        cni.domain,
        cni.release,
        cni.rank,
        cni.decile
    from mart.community_need_by_neighbourhood as cni
),

ranked as (
    select
        need.*,
        rank() over (partition by need.domain order by need.rank) as council_rank,
        count(*) over (partition by need.domain) as council_count
    from need
    inner join newest on need.domain = newest.domain and need.release = newest.release
    inner join mart.neighbourhood as neighbourhood
        on need.lsoa21_code = neighbourhood.lsoa21_code
    where neighbourhood.council25_code = $council and need.rank is not null
)

select
    measure.measure_group,
    measure.domain,
    measure.name,
    measure.kind,
    measure.release,
    ranked.rank,
    ranked.decile,
    ranked.council_rank,
    ranked.council_count
from newest
inner join mart.measure as measure
    on newest.domain = measure.domain and newest.release = measure.release
left join ranked on newest.domain = ranked.domain and ranked.lsoa21_code = $place
order by measure.measure_group desc, measure.sort_no, measure.domain

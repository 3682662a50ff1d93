-- One row per measure, the newest release of each, for a place of one's own: its score averaged by
-- residents, where that would rank among England's areas, and its residents' shares.
-- rank: 1 + the areas whose average is worse, at most place_count; place_count: how many areas are
-- ranked.
-- $codes: its neighbourhoods.
with newest as (
    select
        measure.measure_group,
        measure.domain,
        max(measure.release) as release
    from mart.measure as measure
    group by measure.measure_group, measure.domain
),

need as (
    select iod.lsoa21_code, iod.domain, iod.release, iod.decile, iod.score
    from mart.need_by_neighbourhood as iod
    where list_contains($codes, iod.lsoa21_code)
    union all
    select cni.lsoa21_code, cni.domain, cni.release, cni.decile, cni.score
    from mart.community_need_by_neighbourhood as cni
    where list_contains($codes, cni.lsoa21_code)
),

here as (
    select
        need.domain,
        need.release,
        sum(need.score * home.population)
            / sum(home.population) filter (where need.score is not null) as average_score,
        coalesce(sum(home.population) filter (where need.decile = 1), 0)
            / sum(home.population) filter (where need.decile is not null) as worst_tenth_share,
        coalesce(sum(home.population) filter (where need.decile <= 2), 0)
            / sum(home.population) filter (where need.decile is not null) as worst_fifth_share,
        sum(home.population) filter (where need.decile is not null)
            / sum(home.population) as known_share
    from need
    inner join newest on need.domain = newest.domain and need.release = newest.release
    inner join mart.neighbourhood as home on need.lsoa21_code = home.lsoa21_code
    group by need.domain, need.release
),

placed as (
    select
        here.domain,
        nullif(
            least(
                1 + count(*) filter (where area.average_score > here.average_score),
                count(area.average_score)
            ),
            0
        ) as rank,
        count(area.average_score) as place_count
    from here
    inner join mart.place_need as area
        on here.domain = area.domain and here.release = area.release
    where area.place_level = 'area'
    group by here.domain
)

select
    measure.measure_group,
    measure.domain,
    measure.name,
    measure.kind,
    measure.release,
    here.average_score,
    if(here.average_score is null, null, placed.rank) as rank,
    placed.place_count,
    here.worst_tenth_share,
    here.worst_fifth_share,
    here.known_share
from newest
inner join mart.measure as measure
    on newest.domain = measure.domain and newest.release = measure.release
left join here on newest.domain = here.domain
left join placed on newest.domain = placed.domain
order by measure.measure_group desc, measure.sort_no, measure.domain

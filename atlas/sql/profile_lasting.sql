-- One row per release of the Index of Multiple Deprivation: a place's residents in England's worst
-- tenth and fifth, and its neighbourhoods that were there in every release.
-- decile: of the only neighbourhood, where there is one · comparable_count: neighbourhoods whose
-- decile is known in every release; always_count, always_fifth_count: of those, how many were in
-- the worst tenth, or fifth, in each.
-- $level, $code, $codes: as in profile_members.sql, or the code of a combined authority.
with member as (
    select home.lsoa21_code, home.population
    from mart.neighbourhood as home
    left join mart.council as council on home.council25_code = council.council25_code
    where
        case $level
            when 'neighbourhood' then home.lsoa21_code = $code
            when 'area' then home.area_code = $code
            when 'ward' then home.ward25_code = $code
            when 'council' then home.council25_code = $code
            when 'authority' then council.combined_authority_name = $code
            else list_contains($codes, home.lsoa21_code)
        end
),

need as (
    select member.lsoa21_code, member.population, iod.release, iod.decile
    from member
    inner join mart.need_by_neighbourhood as iod on member.lsoa21_code = iod.lsoa21_code
    where iod.domain = 'imd'
),

lasted as (
    select
        need.lsoa21_code,
        count(need.decile) = (select count(distinct held.release) from need as held)
            as is_comparable,
        max(need.decile) as best_decile
    from need
    group by need.lsoa21_code
)

select
    need.release,
    count(distinct need.lsoa21_code) as neighbourhood_count,
    if(count(distinct need.lsoa21_code) = 1, any_value(need.decile), null) as decile,
    coalesce(sum(need.population) filter (where need.decile = 1), 0)
        / sum(need.population) filter (where need.decile is not null) as worst_tenth_share,
    coalesce(sum(need.population) filter (where need.decile <= 2), 0)
        / sum(need.population) filter (where need.decile is not null) as worst_fifth_share,
    count(*) filter (where lasted.is_comparable) as comparable_count,
    count(*) filter (where lasted.is_comparable and lasted.best_decile = 1) as always_count,
    count(*) filter (where lasted.is_comparable and lasted.best_decile <= 2) as always_fifth_count
from need
inner join lasted on need.lsoa21_code = lasted.lsoa21_code
group by need.release
order by need.release

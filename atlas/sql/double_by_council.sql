-- One row per council: how many neighbourhoods are in the worst tenth or fifth on both.
-- $last: the last decile that is "worst", 1 or 2. IMD 2025 and CNI 2023.
with pair as (
    select
        iod.lsoa21_code,
        iod.decile <= $last and cni.decile <= $last as is_both
    from mart.need_by_neighbourhood as iod
    inner join mart.community_need_by_neighbourhood as cni
        on iod.lsoa21_code = cni.lsoa21_code
    where
        iod.domain = 'imd'
        and iod.release = 2025
        and cni.domain = 'cni'
        and cni.release = 2023
)

select
    council.council25_code,
    council.council_name,
    council.region_name,
    council.population,
    count(neighbourhood.lsoa21_code) as neighbourhood_count,
    count(pair.is_both) as known_count,
    count(*) filter (where pair.is_both) as worst_count,
    count(*) filter (where pair.is_both) / nullif(count(pair.is_both), 0) as share
from mart.council as council
left join mart.neighbourhood as neighbourhood
    on council.council25_code = neighbourhood.council25_code
left join pair on neighbourhood.lsoa21_code = pair.lsoa21_code
group by all
order by share desc nulls last, council.council25_code

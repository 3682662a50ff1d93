-- One row per council: how many of its neighbourhoods are in England's worst tenth.
-- $domain: of mart.measure · $release: 2015, 2019, 2023 or 2025.
-- Neighbourhoods whose decile is not known are left out of the share and counted.
with need as (
    select
        iod.lsoa21_code,
        iod.decile
    from mart.need_by_neighbourhood as iod
    where iod.domain = $domain and iod.release = $release
    union all
    select
        cni.lsoa21_code,
        cni.decile
    from mart.community_need_by_neighbourhood as cni
    where cni.domain = $domain and cni.release = $release
)

select
    council.council25_code,
    council.council_name,
    council.region_name,
    council.population,
    count(neighbourhood.lsoa21_code) as neighbourhood_count,
    count(need.decile) as known_count,
    count(*) filter (where need.decile = 1) as worst_count,
    count(*) filter (where need.decile = 1) / nullif(count(need.decile), 0) as share
from mart.council as council
left join mart.neighbourhood as neighbourhood
    on council.council25_code = neighbourhood.council25_code
left join need on neighbourhood.lsoa21_code = need.lsoa21_code
group by all
order by share desc nulls last, council.council25_code

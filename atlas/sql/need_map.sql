-- One row per neighbourhood of a council, with its rank and decile on one measure.
-- $council: council25_code · $domain: of mart.measure · $release: 2015, 2019, 2023 or 2025.
-- A neighbourhood whose rank is not known is there, with nulls.
with need as (
    select
        iod.lsoa21_code,
        iod.rank,
        iod.decile,
        iod.comparability
    from mart.need_by_neighbourhood as iod
    where iod.domain = $domain and iod.release = $release
    union all
    select
        cni.lsoa21_code,
        cni.rank,
        cni.decile,
        'published' as comparability
    from mart.community_need_by_neighbourhood as cni
    where cni.domain = $domain and cni.release = $release
)

select
    neighbourhood.lsoa21_code,
    neighbourhood.neighbourhood_name,
    neighbourhood.area_name,
    neighbourhood.ward_name,
    neighbourhood.population,
    need.rank,
    need.decile,
    need.comparability
from mart.neighbourhood as neighbourhood
left join need on neighbourhood.lsoa21_code = need.lsoa21_code
where neighbourhood.council25_code = $council
order by need.rank nulls last, neighbourhood.lsoa21_code

-- One row per neighbourhood of a council, with its deciles on both indices.
-- $council: council25_code. IMD 2025 and the Community Needs Index 2023.
select
    neighbourhood.lsoa21_code,
    neighbourhood.neighbourhood_name,
    neighbourhood.area_name,
    neighbourhood.ward_name,
    neighbourhood.population,
    iod.rank as imd_rank,
    iod.decile as imd_decile,
    cni.rank as cni_rank,
    cni.decile as cni_decile
from mart.neighbourhood as neighbourhood
left join mart.need_by_neighbourhood as iod
    on
        neighbourhood.lsoa21_code = iod.lsoa21_code
        and iod.domain = 'imd'
        and iod.release = 2025
left join mart.community_need_by_neighbourhood as cni
    on
        neighbourhood.lsoa21_code = cni.lsoa21_code
        and cni.domain = 'cni'
        and cni.release = 2023
where neighbourhood.council25_code = $council
order by iod.rank nulls last, neighbourhood.lsoa21_code

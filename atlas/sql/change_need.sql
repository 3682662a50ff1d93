-- One row per neighbourhood of a council, with its ranks and deciles on one measure of the Indices
-- of Deprivation as lists, oldest release first.
-- $council: council25_code · $domain: of mart.measure. A rank that is not known is null in its
-- list; comparability says of each release why, or that a split neighbourhood has its parent's.
with need as (
    select
        iod.lsoa21_code,
        list(iod.release order by iod.release) as releases,
        list(iod.rank order by iod.release) as ranks,
        list(iod.decile order by iod.release) as deciles,
        list(iod.comparability order by iod.release) as comparability
    from mart.need_by_neighbourhood as iod
    inner join mart.neighbourhood as place on iod.lsoa21_code = place.lsoa21_code
    where iod.domain = $domain and place.council25_code = $council
    group by iod.lsoa21_code
)

select
    neighbourhood.lsoa21_code,
    neighbourhood.neighbourhood_name,
    neighbourhood.area_name,
    neighbourhood.ward_name,
    neighbourhood.population,
    need.releases,
    need.ranks,
    need.deciles,
    need.comparability
from mart.neighbourhood as neighbourhood
left join need on neighbourhood.lsoa21_code = need.lsoa21_code
where neighbourhood.council25_code = $council
order by neighbourhood.lsoa21_code

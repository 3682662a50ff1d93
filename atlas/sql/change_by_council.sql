-- One row per council: how many of its neighbourhoods were in England's worst tenth (or fifth) in
-- every release of a measure, of those that have a decile in every one (known_count).
-- $domain: of mart.measure · $last: the last decile that is "worst", 1 or 2.
with course as (
    select
        iod.lsoa21_code,
        count(iod.decile) = (
            select count(distinct every.release)
            from mart.need_by_neighbourhood as every
            where every.domain = $domain
        ) as is_known,
        max(iod.decile) <= $last as is_worst
    from mart.need_by_neighbourhood as iod
    where iod.domain = $domain
    group by iod.lsoa21_code
)

select
    council.council25_code,
    council.council_name,
    council.region_name,
    council.population,
    count(neighbourhood.lsoa21_code) as neighbourhood_count,
    count(*) filter (where course.is_known) as known_count,
    count(*) filter (where course.is_known and course.is_worst) as worst_count,
    count(*) filter (where course.is_known and course.is_worst)
    / nullif(count(*) filter (where course.is_known), 0) as share
from mart.council as council
left join mart.neighbourhood as neighbourhood
    on council.council25_code = neighbourhood.council25_code
left join course on neighbourhood.lsoa21_code = course.lsoa21_code
group by all
order by share desc nulls last, council.council25_code

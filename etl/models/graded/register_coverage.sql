-- One row per register and council: whether the register is complete there, and how we know.
-- Where it is not complete nothing may be counted: few is then not low but not known.
-- key: source, council25_code
with held as (
    select 'companies_house' as source, count(*) as held_count from staging.companies_house
    union all
    select 'charity_commission' as source, count(*) as held_count
    from staging.charity_commission_charity
    union all
    select 'fca_mutuals' as source, count(*) as held_count from staging.fca_mutuals
    union all
    select 'hmrc_cascs' as source, count(*) as held_count from staging.hmrc_cascs
    union all
    select 'coops_uk' as source, count(*) as held_count from staging.coops_uk_organisations
),

listed as (
    select
        listing.source, place.council25_code, sum(listing.listed_count) as listed_count
    from core.register_listing as listing
    inner join core.neighbourhood as place on listing.lsoa21_code = place.lsoa21_code
    group by listing.source, place.council25_code
),

council as (
    select
        place.council25_code, sum(place.population) as population,
        sum(sum(place.population)) over () as all_population
    from core.neighbourhood as place
    where place.council25_code is not null
    group by place.council25_code
),

measured as (
    select
        coverage.source, council.council25_code, held.held_count,
        coalesce(listed.listed_count, 0) as listed_count,
        1000.0 * coalesce(listed.listed_count, 0) / council.population as listed_per_1000,
        cast(ceil(cast(coverage.whole_file_per_1000 as double) * council.all_population / 1000)
            as bigint) as whole_count,
        cast(coverage.complete_from_per_1000 as double) as complete_from_per_1000
    from reference.register_coverage as coverage
    cross join council
    inner join held on coverage.source = held.source
    left join listed
        on coverage.source = listed.source and council.council25_code = listed.council25_code
)

select
    measured.source, measured.council25_code,
    coverage_of(held_count, listed_count, listed_per_1000, whole_count, complete_from_per_1000)
        as coverage,
    coverage_reason(
        held_count, listed_count, listed_per_1000, whole_count, complete_from_per_1000
    ) as reason,
    cast(measured.listed_count as integer) as listed_count
from measured
order by measured.source, measured.council25_code

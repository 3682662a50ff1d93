-- One row per neighbourhood of 2021, release of the indices and domain: its rank in England.
-- Older releases are on the neighbourhoods of 2011: an unchanged one keeps its rank, a part of a
-- split one inherits its parent's, and a merged or irregular one has none: it is not known.
-- key: lsoa21_code, release, domain
with published as (
    select lsoa21_code as code, 2025 as release, columns('_(score|rank|decile)$')
    from staging.mhclg_iod2025
    union all by name
    select lsoa11_code as code, 2019 as release, columns('_(score|rank|decile)$')
    from staging.mhclg_iod2019
    union all by name
    select lsoa11_code as code, 2015 as release, columns('_(score|rank|decile)$')
    from staging.mhclg_iod2015
),

long as (
    select code, release, domain, score, rank, decile
    from published unpivot include nulls (
        (score, rank, decile) for domain in (
            (imd_score, imd_rank, imd_decile) as 'imd',
            (income_score, income_rank, income_decile) as 'income',
            (employment_score, employment_rank, employment_decile) as 'employment',
            (education_score, education_rank, education_decile) as 'education',
            (health_score, health_rank, health_decile) as 'health',
            (crime_score, crime_rank, crime_decile) as 'crime',
            (barriers_score, barriers_rank, barriers_decile) as 'barriers',
            (living_environment_score, living_environment_rank, living_environment_decile)
                as 'living_environment',
            (idaci_score, idaci_rank, idaci_decile) as 'idaci',
            (idaopi_score, idaopi_rank, idaopi_decile) as 'idaopi',
            (children_young_people_score, children_young_people_rank, children_young_people_decile)
                as 'children_young_people',
            (adult_skills_score, adult_skills_rank, adult_skills_decile) as 'adult_skills',
            (geographical_barriers_score, geographical_barriers_rank, geographical_barriers_decile)
                as 'geographical_barriers',
            (wider_barriers_score, wider_barriers_rank, wider_barriers_decile) as 'wider_barriers',
            (indoors_score, indoors_rank, indoors_decile) as 'indoors',
            (outdoors_score, outdoors_rank, outdoors_decile) as 'outdoors'
        )
    )
),

place as (
    select lsoa21_code as code, 2021 as vintage, lsoa21_code, 'published' as comparability
    from staging.mhclg_iod2025
    union all
    select
        lookup.lsoa11_code as code,
        2011 as vintage,
        lookup.lsoa21_code,
        lookup.change as comparability
    from staging.ons_lsoa11_lsoa21_lookup as lookup
)

select
    place.lsoa21_code,
    long.release,
    long.domain,
    any_value(long.rank) filter (place.comparability not in ('merged', 'irregular')) as rank,
    any_value(long.decile) filter (place.comparability not in ('merged', 'irregular')) as decile,
    any_value(long.score) filter (place.comparability in ('published', 'unchanged')) as score,
    any_value(place.comparability) as comparability
from long
inner join place
    on long.code = place.code and (long.release = 2025) = (place.vintage = 2021)
where long.rank is not null
group by place.lsoa21_code, long.release, long.domain

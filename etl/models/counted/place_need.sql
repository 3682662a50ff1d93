-- One row per place, release and domain of need: its average score and rank among the places of its
-- level, and how many of its residents live in England's worst neighbourhoods.
-- The average is weighted as MHCLG weights a council's: by the denominator in File 7 where it is
-- filled, else by the ONS estimate (IoD 2025 Technical Report, summary measures). Releases on the
-- neighbourhoods of 2011 have no average here: only deciles may be compared between releases.
-- Averages are rounded: the last digits of a sum depend on the order in which threads add.
-- key: place_level, place_code, measure_group, release, domain
with need as (
    select
        'iod' as measure_group, iod.lsoa21_code, iod.release, iod.domain, iod.decile,
        if(iod.comparability = 'published', iod.score, null) as score
    from core.need_by_neighbourhood as iod
    union all
    select
        'cni' as measure_group, cni.lsoa21_code, cni.release, cni.domain, cni.decile, cni.score
    from core.community_need_by_neighbourhood as cni
),

averaged as (
    select
        member.place_level, member.place_code, need.measure_group, need.release, need.domain,
        round(sum(need.score * weight.residents)
            / sum(weight.residents) filter (where need.score is not null), 6) as average_score,
        coalesce(sum(home.population) filter (where need.decile = 1), 0) as worst_tenth,
        coalesce(sum(home.population) filter (where need.decile <= 2), 0) as worst_fifth,
        sum(home.population) filter (where need.decile is not null) as known
    from joined.place_member as member
    inner join need on member.lsoa21_code = need.lsoa21_code
    inner join core.neighbourhood as home on member.lsoa21_code = home.lsoa21_code
    left join staging.mhclg_iod2025 as published on member.lsoa21_code = published.lsoa21_code
    cross join lateral (
        select coalesce(published.population, home.population) as residents
    ) as weight
    group by member.place_level, member.place_code, need.measure_group, need.release, need.domain
)

select
    averaged.place_level, averaged.place_code, averaged.measure_group, averaged.release,
    averaged.domain, averaged.average_score,
    if(averaged.average_score is null, null, cast(rank() over (
        partition by averaged.place_level, averaged.measure_group, averaged.release, averaged.domain
        order by averaged.average_score desc nulls last
    ) as integer)) as rank,
    cast(count(averaged.average_score) over (
        partition by averaged.place_level, averaged.measure_group, averaged.release, averaged.domain
    ) as integer) as place_count,
    averaged.worst_tenth / nullif(averaged.known, 0) as worst_tenth_share,
    averaged.worst_fifth / nullif(averaged.known, 0) as worst_fifth_share,
    averaged.known as known_population
from averaged
order by
    averaged.measure_group, averaged.release, averaged.domain, averaged.place_level,
    averaged.place_code

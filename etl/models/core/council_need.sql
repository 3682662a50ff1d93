-- One row per council of 2025: MHCLG's summaries of the overall index of 2025, worked out by us.
-- The average score and rank are weighted by residents: by the denominator in File 7 where it is
-- filled, else by the ONS estimate. For the average MHCLG counts ranks from the least deprived,
-- so that a higher average is more deprived (IoD 2025 Technical Report, summary measures).
-- Averages are rounded: the last digits of a sum depend on the order in which threads add.
-- key: council25_code
select
    council.council25_code,
    count(*) as neighbourhood_count,
    round(sum(need.imd_score * weight.residents) / sum(weight.residents), 6)
        as imd_average_score,
    round(sum((33755 + 1 - need.imd_rank) * weight.residents) / sum(weight.residents), 6)
        as imd_average_rank,
    count(*) filter (need.imd_decile = 1) as imd_worst_tenth_count,
    count(*) filter (need.imd_decile = 1) / count(*) as imd_worst_tenth_share,
    count(*) filter (need.imd_decile <= 2) / count(*) as imd_worst_fifth_share
from staging.mhclg_iod2025 as need
inner join staging.local_authority_code_history as history
    on need.council_code = history.old_council_code
left join staging.ons_lsoa21_ward25_lookup as ward on need.lsoa21_code = ward.lsoa21_code
left join staging.ons_lsoa21_population as estimate on need.lsoa21_code = estimate.lsoa21_code
cross join lateral (
    select coalesce(ward.council25_code, history.council25_code) as council25_code
) as council
cross join lateral (
    select coalesce(need.population, estimate.population) as residents
) as weight
group by council.council25_code

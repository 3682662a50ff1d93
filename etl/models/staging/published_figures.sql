-- One row per council: the summaries of the overall index that MHCLG prints for 2025.
-- key: council_code
select
    file.ltla24_code as council_code,
    file.ltla24_name as council_name,
    try_cast(file.imd_average_rank as double) as imd_average_rank,
    try_cast(file.imd_average_score as double) as imd_average_score,
    try_cast(
        file.imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally as double
    ) as imd_worst_tenth_share,
    file.rowid + 1 as row_no,
    file.ltla24_code as row_key,
    case
        when file.ltla24_code is null then 'no council code'
        when row_number() over (partition by file.ltla24_code order by file.rowid) > 1
            then 'the council is there already'
    end as refused_reason
from raw.published_figures as file

-- One row per neighbourhood of 2011: score, rank and decile of each domain of the 2019 indices.
-- Rank 1 and decile 1 are most deprived. A domain the file does not hold is null throughout.
-- key: lsoa11_code
select
    file.lsoa_code as lsoa11_code,
    file.lsoa_name as lsoa11_name,
    file.council_code,
    try_cast(file.population as double) as population,
    try_cast(columns('^(.*_rank)$') as integer) as '\1',
    try_cast(columns('^(.*_decile)$') as integer) as '\1',
    try_cast(columns('^(.*_score)$') as double) as '\1',
    file.rowid + 1 as row_no,
    file.lsoa_code as row_key,
    case
        when file.lsoa_code is null then 'no neighbourhood code'
        when row_number() over (partition by file.lsoa_code order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.mhclg_iod2019 as file

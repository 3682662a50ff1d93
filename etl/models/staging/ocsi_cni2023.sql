-- One row per neighbourhood of 2021: score and rank in the Community Needs Index and its domains.
-- Rank 1 is most need; a higher score is more need.
-- key: lsoa21_code
select
    file.lsoa21_code,
    try_cast(file."Community Needs Index 2023 Score" as double) as cni_score,
    try_cast(file."Community Needs Index 2023 Rank" as integer) as cni_rank,
    try_cast(file."Civic Assets Domain Score" as double) as civic_assets_score,
    try_cast(file."Civic Assets Domain Rank" as integer) as civic_assets_rank,
    try_cast(file."Connectedness Domain Score" as double) as connectedness_score,
    try_cast(file."Connectedness Domain Rank" as integer) as connectedness_rank,
    try_cast(file."Active and Engaged Community Domain Score" as double)
        as engaged_community_score,
    try_cast(file."Active and Engaged Community Domain Rank" as integer)
        as engaged_community_rank,
    file.rowid + 1 as row_no,
    file.lsoa21_code as row_key,
    case
        when file.lsoa21_code is null then 'no neighbourhood code'
        when row_number() over (partition by file.lsoa21_code order by file.rowid) > 1
            then 'the neighbourhood is there already'
    end as refused_reason
from raw.ocsi_cni2023 as file

-- A rank or decile of the overall index is there in the file but is not a whole number.
select release, code, published
from (
    select 2025 as release, lsoa_code as code, unnest([imd_rank, imd_decile]) as published
    from raw.mhclg_iod2025
    union all
    select 2019 as release, lsoa_code as code, unnest([imd_rank, imd_decile]) as published
    from raw.mhclg_iod2019
    union all
    select 2015 as release, lsoa_code as code, unnest([imd_rank, imd_decile]) as published
    from raw.mhclg_iod2015
) as number
where published is null or try_cast(published as integer) is null
order by all

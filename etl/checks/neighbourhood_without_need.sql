-- A neighbourhood has no rank in the overall index of 2025 though the file is there.
select place.lsoa21_code, place.neighbourhood_name
from mart.neighbourhood as place
where
    exists (select 1 from staging.mhclg_iod2025)
    and not exists (
        select 1
        from mart.need_by_neighbourhood as need
        where
            need.lsoa21_code = place.lsoa21_code
            and need.release = 2025
            and need.domain = 'imd'
            and need.rank is not null
    )
order by place.lsoa21_code

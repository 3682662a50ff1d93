-- One row per neighbourhood with a shape and a rank of overall deprivation in 2025.
select home.lsoa21_code, need.rank, home.geometry
from core.neighbourhood as home
inner join core.need_by_neighbourhood as need
    on home.lsoa21_code = need.lsoa21_code and need.release = 2025 and need.domain = 'imd'
where home.geometry is not null and need.rank is not null
order by home.lsoa21_code

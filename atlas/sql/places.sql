-- One row per neighbourhood in the build: which council it is in.
select
    neighbourhood.lsoa21_code,
    neighbourhood.council25_code
from mart.neighbourhood as neighbourhood
order by neighbourhood.lsoa21_code

-- One row per neighbourhood that can be opened: which council of the build it is in.
-- One whose council is not known, or not held, is on no council's map.
select
    neighbourhood.lsoa21_code,
    neighbourhood.council25_code
from mart.neighbourhood as neighbourhood
inner join mart.council as council
    on neighbourhood.council25_code = council.council25_code
order by neighbourhood.lsoa21_code

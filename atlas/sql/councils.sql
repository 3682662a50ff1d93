-- One row per council in the build, for the picker.
select
    council.council25_code,
    council.council_name,
    council.region_name,
    council.combined_authority_name,
    council.population,
    council.neighbourhood_count
from mart.council as council
order by council.council_name, council.council25_code

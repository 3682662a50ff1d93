-- One row per council that may be counted by a definition, and from which registers.
-- $definition: of mart.covered. new_first_year to new_last_year: what counts as new.
select
    covered.council25_code,
    council.council_name,
    covered.basis,
    covered.new_first_year,
    covered.new_last_year
from mart.covered as covered
inner join mart.council as council on covered.council25_code = council.council25_code
where covered.definition = $definition and covered.is_covered
order by council.council_name, covered.council25_code

-- One row per council: may it be counted by one definition, from which registers, and which years
-- count as new.
-- $codes: of councils · $definition: one of the twelve.
select
    covered.council25_code,
    covered.is_covered,
    covered.basis,
    covered.new_first_year,
    covered.new_last_year
from mart.covered as covered
where list_contains($codes, covered.council25_code) and covered.definition = $definition
order by covered.council25_code

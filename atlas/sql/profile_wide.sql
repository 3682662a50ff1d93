-- One row per place above the ward: who is counted in its covered councils by one definition.
-- $codes: of councils, combined authorities, regions or England · $definition: one of the twelve.
select
    held.place_level,
    held.place_code,
    held.basis,
    held.organisation_count,
    held.population,
    held.covered_population,
    held.covered_council_count,
    held.expected_count,
    held.rate_per_1000,
    held.rate_low,
    held.rate_high,
    held.rule,
    held.new_count
from mart.council_provision as held
where list_contains($codes, held.place_code) and held.definition = $definition
order by held.place_level, held.place_code

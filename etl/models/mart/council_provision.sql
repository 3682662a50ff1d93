-- One row per covered council, and per combined authority, region or all England with one, and
-- definition: who is counted in its covered councils.
-- key: place_level, place_code, definition
-- place_level, place_code: as in mart.place
-- definition: as in mart.provision
-- basis: the registers that are counted: above a council, those that all its covered councils share
-- organisation_count: above a council the sum of its councils; one with sites in two counts in each
-- population: all its residents; covered_population: those of its covered councils
-- covered_council_count: how many councils that is
-- rate_per_1000, rate_low, rate_high: over covered_population, with its exact Poisson 95 %
-- interval; null where fewer than 5 are expected
-- expected_count: of a council: its urban and rural areas at the rates of its peers; else null
-- rule: shrunk, caution or plain, by expected_count; null above a council
-- new_count: registered in the years of mart.covered
select
    measured.place_level, measured.place_code, measured.definition, measured.basis,
    measured.organisation_count, measured.population, measured.covered_population,
    measured.covered_council_count,
    measured.rate_per_1000, measured.rate_low, measured.rate_high,
    measured.expected_count, measured.rule, measured.new_count
from measured.council_provision as measured
order by measured.place_level, measured.place_code, measured.definition

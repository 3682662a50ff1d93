-- One row per register that the chosen tiers need, with how far it is held for a council.
-- $council: council25_code · $tiers: list of tiers. No row in the coverage table = missing.
select
    tier_register.source,
    coalesce(any_value(source.title), tier_register.source) as title,
    coalesce(any_value(source.publisher), 'its publisher') as publisher,
    coalesce(any_value(register_coverage.coverage), 'missing') as coverage,
    any_value(register_coverage.reason) as reason,
    any_value(register_coverage.listed_count) as listed_count
from mart.tier_register as tier_register
left join mart.register_coverage as register_coverage
    on
        tier_register.source = register_coverage.source
        and register_coverage.council25_code = $council
left join meta.source as source on tier_register.source = source.source
where list_contains($tiers, tier_register.tier)
group by tier_register.source
order by tier_register.source

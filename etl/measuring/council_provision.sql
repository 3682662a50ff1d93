-- One row per council, combined authority, region and all England, and definition: who is counted
-- in its covered councils. Above a council the basis is what all of its covered councils share, and
-- an organisation with sites in two councils counts in each.
-- population: of all its residents; covered_population: of those in its covered councils
with counted as (
    select
        scope.place_level, scope.place_code, scope.definition,
        sum(held.organisation_count) as organisation_count, sum(held.new_count) as new_count
    from measured.scope as scope
    inner join measured.definition_count as held
        on held.place_level = 'council' and list_contains(scope.councils, held.place_code)
        and scope.definition = held.definition and list_contains(scope.registers, held.register)
    group by scope.place_level, scope.place_code, scope.definition
)

select
    scope.place_level, scope.place_code, scope.definition,
    array_to_string(scope.registers, ', ') as basis,
    cast(coalesce(counted.organisation_count, 0) as integer) as organisation_count,
    place.population, cast(scope.covered_population as integer) as covered_population,
    cast(len(scope.councils) as integer) as covered_council_count,
    cast(coalesce(counted.new_count, 0) as integer) as new_count
from measured.scope as scope
inner join counted.place as place
    on scope.place_level = place.place_level and scope.place_code = place.place_code
left join counted
    on scope.place_level = counted.place_level and scope.place_code = counted.place_code
    and scope.definition = counted.definition
where scope.covered_population > 0
order by all

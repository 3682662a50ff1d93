-- One row per council, region or all England, neighbourhood of its covered councils whose
-- deprivation is known, from the most deprived on, and definition: who is counted there.
-- The basis is the scope's, as in council_provision.sql. $level: council, region or england
with scope as (
    select
        scope.place_level as scope, scope.place_code as code, scope.definition,
        string_split(scope.basis, ', ') as registers
    from measured.council_provision as scope
    where scope.place_level = $level
),

home as (
    select
        scope.scope, scope.code, scope.definition, scope.registers, home.lsoa21_code,
        home.population, need.decile, need.rank
    from scope
    inner join joined.place_member as member
        on scope.scope = member.place_level and scope.code = member.place_code
    inner join core.neighbourhood as home on member.lsoa21_code = home.lsoa21_code
    inner join counted.covered as covered
        on home.council25_code = covered.council25_code and scope.definition = covered.definition
        and covered.is_covered
    inner join core.need_by_neighbourhood as need
        on home.lsoa21_code = need.lsoa21_code and need.release = 2025 and need.domain = 'imd'
    -- A decile that cannot be is for the checks to stop the build by, not for the sums to break on.
    where home.population > 0 and need.rank is not null and need.decile between 1 and 10
),

counted as (
    select
        home.scope, home.code, home.definition, home.lsoa21_code,
        sum(held.organisation_count) as organisation_count
    from home
    inner join measured.definition_count as held
        on held.place_level = 'neighbourhood' and home.lsoa21_code = held.place_code
        and home.definition = held.definition and list_contains(home.registers, held.register)
    group by home.scope, home.code, home.definition, home.lsoa21_code
)

select
    home.scope, home.code, home.lsoa21_code, home.definition, home.population, home.decile,
    home.rank, cast(coalesce(counted.organisation_count, 0) as integer) as organisation_count
from home
left join counted
    on home.scope = counted.scope and home.code = counted.code
    and home.definition = counted.definition and home.lsoa21_code = counted.lsoa21_code
order by home.scope, home.code, home.rank, home.lsoa21_code, home.definition

-- One row per council, combined authority, region and all England, and definition: its covered
-- councils, and the registers that all of them are counted from.
with home as (
    select distinct member.place_level, member.place_code, home.council25_code
    from joined.place_member as member
    inner join core.neighbourhood as home on member.lsoa21_code = home.lsoa21_code
    where member.place_level in ('council', 'authority', 'region', 'england')
),

covered as (
    select
        home.place_level, home.place_code, home.council25_code, covered.definition,
        string_split(covered.basis, ', ') as registers, place.population
    from home
    inner join counted.covered as covered
        on home.council25_code = covered.council25_code and covered.is_covered
    inner join counted.place as place
        on home.council25_code = place.place_code and place.place_level = 'council'
),

held as (
    select
        covered.place_level, covered.place_code, covered.definition,
        unnest(covered.registers) as register
    from covered
),

councils as (
    select
        covered.place_level, covered.place_code, covered.definition,
        list(covered.council25_code order by covered.council25_code) as councils,
        sum(covered.population) as covered_population
    from covered
    group by covered.place_level, covered.place_code, covered.definition
),

shared as (
    select held.place_level, held.place_code, held.definition, held.register, count(*) as held_by
    from held
    group by held.place_level, held.place_code, held.definition, held.register
)

select
    councils.place_level, councils.place_code, councils.definition, councils.councils,
    councils.covered_population, list(shared.register order by shared.register) as registers
from councils
inner join shared
    on councils.place_level = shared.place_level and councils.place_code = shared.place_code
    and councils.definition = shared.definition and len(councils.councils) = shared.held_by
group by all

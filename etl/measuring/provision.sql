-- One row per level, definition, basis and place of the peers: who is counted there.
-- is_own: the council is counted by this very basis; else it is only a peer of those that are.
-- A place with no residents, or not known to be urban or rural, has no peers and is left out.
with covered as (
    select
        covered.council25_code, covered.definition, covered.basis,
        string_split(covered.basis, ', ') as registers
    from counted.covered as covered
    where covered.is_covered
),

model as (
    select distinct covered.definition, covered.basis, covered.registers from covered
),

peer as (
    select
        model.definition, model.basis, model.registers, covered.council25_code,
        covered.basis = model.basis as is_own
    from model
    inner join covered
        on model.definition = covered.definition
        and list_has_all(covered.registers, model.registers)
),

place as (
    select peer.*, place.place_level, place.place_code, place.population, place.is_urban
    from peer
    inner join counted.place as place on peer.council25_code = place.council25_code
    where
        place.place_level in ('area', 'ward')
        and place.population > 0
        and place.is_urban is not null
),

counted as (
    select
        place.place_level, place.place_code, place.definition, place.basis,
        sum(held.organisation_count) as organisation_count, sum(held.new_count) as new_count
    from place
    inner join measured.definition_count as held
        on place.place_level = held.place_level and place.place_code = held.place_code
        and place.definition = held.definition and list_contains(place.registers, held.register)
    group by place.place_level, place.place_code, place.definition, place.basis
)

select
    place.place_level, place.definition, place.basis, place.is_urban, place.place_code,
    place.council25_code, place.population, place.is_own,
    coalesce(counted.organisation_count, 0) as organisation_count,
    coalesce(counted.new_count, 0) as new_count,
    5 * need.rank <= need.place_count as is_worst_fifth
from place
left join counted
    on place.place_level = counted.place_level and place.place_code = counted.place_code
    and place.definition = counted.definition and place.basis = counted.basis
left join counted.place_need as need
    on place.place_level = need.place_level and place.place_code = need.place_code
    and need.measure_group = 'iod' and need.release = 2025 and need.domain = 'imd'
order by all

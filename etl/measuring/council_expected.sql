-- One row per covered council and definition: how many its residents would have at the rates of its
-- peers, urban areas at the urban one and rural areas at the rural one.
-- An organisation with sites in two areas of a council counts once in the council: the sum over
-- areas is made smaller by as much as that makes the counts of all peers together.
with covered as (
    select
        covered.council25_code, covered.definition, covered.basis,
        string_split(covered.basis, ', ') as registers
    from counted.covered as covered
    where covered.is_covered
),

expected as (
    select
        place.council25_code, measured.definition, measured.basis,
        sum(measured.expected_count) as expected_count
    from measured.provision as measured
    inner join counted.place as place
        on measured.place_level = place.place_level and measured.place_code = place.place_code
    where measured.place_level = 'area'
    group by place.council25_code, measured.definition, measured.basis
),

in_areas as (
    select model.definition, model.basis, sum(model.organisation_count) as organisation_count
    from measured.provision_model as model
    where model.place_level = 'area'
    group by model.definition, model.basis
),

basis as (
    select distinct covered.definition, covered.basis, covered.registers from covered
),

in_councils as (
    select basis.definition, basis.basis, sum(held.organisation_count) as organisation_count
    from basis
    inner join covered as peer
        on basis.definition = peer.definition and list_has_all(peer.registers, basis.registers)
    inner join measured.definition_count as held
        on held.place_level = 'council' and peer.council25_code = held.place_code
        and basis.definition = held.definition and list_contains(basis.registers, held.register)
    group by basis.definition, basis.basis
)

select
    'council' as place_level, expected.council25_code as place_code, expected.definition,
    round(
        expected.expected_count
        * coalesce(in_councils.organisation_count / nullif(in_areas.organisation_count, 0), 1), 9
    ) as expected_count
from expected
inner join in_areas
    on expected.definition = in_areas.definition and expected.basis = in_areas.basis
left join in_councils
    on expected.definition = in_councils.definition and expected.basis = in_councils.basis
order by all

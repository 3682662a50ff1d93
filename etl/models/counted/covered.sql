-- One row per council and definition: may it be counted there, and from which registers.
-- basis: the registers counted: those that the definition's tiers need and that are complete there
-- missing: those that it needs and that are not; null where every one is
-- A council is covered where the register that every definition needs, Companies House, is
-- complete. Its peers are the covered councils, itself among them, whose complete registers hold
-- its basis.
-- key: council25_code, definition
with needed as (
    select definition.definition, register.source
    from reference.definition as definition
    inner join reference.definition_tier as tier on definition.tier_set = tier.tier_set
    inner join graded.tier_register as register on tier.tier = register.tier
    group by all
),

held as (
    select
        coverage.council25_code, needed.definition,
        coalesce(list(coverage.source order by coverage.source)
            filter (where coverage.coverage = 'complete'), []) as complete,
        string_agg(coverage.source, ', ' order by coverage.source)
            filter (where coverage.coverage <> 'complete') as missing
    from graded.register_coverage as coverage
    inner join needed on coverage.source = needed.source
    group by coverage.council25_code, needed.definition
),

judged as (
    select
        held.council25_code, held.definition, held.complete, held.missing,
        list_contains(held.complete, 'companies_house') as is_covered
    from held
),

peer as (
    select judged.council25_code, judged.definition, count(*) as peer_council_count
    from judged
    inner join judged as other
        on judged.definition = other.definition and list_has_all(other.complete, judged.complete)
    where judged.is_covered and other.is_covered
    group by judged.council25_code, judged.definition
)

select
    judged.council25_code, judged.definition, judged.is_covered,
    if(judged.is_covered, array_to_string(judged.complete, ', '), null) as basis,
    judged.missing,
    cast(peer.peer_council_count as integer) as peer_council_count
from judged
left join peer
    on judged.council25_code = peer.council25_code and judged.definition = peer.definition
order by judged.council25_code, judged.definition

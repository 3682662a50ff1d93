-- One row per covered council that is counted from at least the registers of the one on show:
-- its peers, itself among them; none where it is not covered.
-- $council: council25_code, or 'england' for every covered council · $definition: of the twelve.
-- is_alike: counted from the very same registers
with shown as (
    select string_split(covered.basis, ', ') as registers
    from mart.covered as covered
    where
        covered.definition = $definition
        and covered.is_covered
        and covered.council25_code = $council
)

select
    covered.council25_code,
    council.council_name,
    covered.basis,
    covered.missing,
    covered.new_first_year,
    covered.new_last_year,
    coalesce(len(shown.registers) = len(string_split(covered.basis, ', ')), true) as is_alike
from mart.covered as covered
inner join mart.council as council on covered.council25_code = council.council25_code
left join shown on true
where
    covered.definition = $definition
    and covered.is_covered
    and (
        $council = 'england'
        or list_has_all(string_split(covered.basis, ', '), shown.registers)
    )
order by council.council_name, covered.council25_code

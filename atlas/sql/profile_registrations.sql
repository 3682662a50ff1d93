-- One row per year: organisations counted in a place that were registered in it and are still
-- listed.
-- $level, $codes: the place, or the councils that make up a larger one · $tiers: list of codes ·
-- $count: which of the four ways of counting, such as abc_in · $registers: those counted.
select
    held.year,
    cast(sum(
        case $count
            when 'abc_in' then held.registered_abc_in
            when 'abc_out' then held.registered_abc_out
            when 'abcd_in' then held.registered_abcd_in
            else held.registered_abcd_out
        end
    ) as integer) as registered_count
from mart.registration_by_place as held
where
    held.place_level = $level
    and list_contains($codes, held.place_code)
    and list_contains($tiers, held.tier)
    and list_contains($registers, held.register)
group by held.year
order by held.year

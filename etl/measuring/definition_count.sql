-- One row per place, definition and register: who is counted, were all of its registers whole.
select
    held.place_level, held.place_code, definition.definition, held.register,
    cast(sum(counted.organisation_count) as integer) as organisation_count,
    cast(sum(counted.new_count) as integer) as new_count
from counted.place_count as held
inner join reference.definition_tier as tier on held.tier = tier.tier
inner join reference.definition as definition on tier.tier_set = definition.tier_set
cross join lateral (
    select
        case concat(definition.grade_set, '.', definition.contact)
            when 'abc.in' then held.count_abc_in
            when 'abc.out' then held.count_abc_out
            when 'abcd.in' then held.count_abcd_in
            when 'abcd.out' then held.count_abcd_out
        end as organisation_count,
        case concat(definition.grade_set, '.', definition.contact)
            when 'abc.in' then held.new_count_abc_in
            when 'abc.out' then held.new_count_abc_out
            when 'abcd.in' then held.new_count_abcd_in
            when 'abcd.out' then held.new_count_abcd_out
        end as new_count
) as counted
where held.place_level in ('neighbourhood', 'area', 'ward', 'council')
group by held.place_level, held.place_code, definition.definition, held.register

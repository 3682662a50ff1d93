-- One row per place, tier, register and year in which an organisation there was registered or
-- removed: the twenty years to the last whole one, and the year so far.
-- key: place_level, place_code, tier, register, year
with kept as (
    -- Removed charities have no address on their register: kept there, but not in any place.
    select
        there.register,
        any_value(coverage.keeps_removed) = 'true' and count(there.removed_year) > 0
            as keeps_removed
    from placed.organisation_place as there
    inner join reference.register_coverage as coverage on there.register = coverage.source
    group by there.register
),

there as (
    select
        there.place_level, there.place_code, there.tier, there.register, there.is_removed,
        there.registered_year, there.removed_year, there.is_abc_in, there.is_abc_out,
        there.is_abcd_in, there.is_abcd_out
    from placed.organisation_place as there
    where there.place_level <> 'neighbourhood'
),

event as (
    select there.*, true as is_registration, there.registered_year as year from there
    union all
    select there.*, false as is_registration, there.removed_year as year from there
    where there.is_removed
)

select
    event.place_level, event.place_code, event.tier, event.register, event.year,
    cast(count_if(event.is_registration and event.is_abc_in) as integer) as registered_abc_in,
    cast(count_if(event.is_registration and event.is_abc_out) as integer) as registered_abc_out,
    cast(count_if(event.is_registration and event.is_abcd_in) as integer) as registered_abcd_in,
    cast(count_if(event.is_registration and event.is_abcd_out) as integer) as registered_abcd_out,
    if(any_value(kept.keeps_removed), cast(count_if(event.is_registration) as integer), null)
        as ever_registered_count,
    if(any_value(kept.keeps_removed), cast(count_if(not event.is_registration) as integer), null)
        as removed_count
from event
inner join kept on event.register = kept.register
inner join graded.new_years as new
    on event.year between new.last_year - 19 and new.last_year + 1
group by event.place_level, event.place_code, event.tier, event.register, event.year
order by event.place_level, event.place_code, event.tier, event.register, event.year

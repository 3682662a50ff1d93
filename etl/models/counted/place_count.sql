-- One row per place, tier and legal form: how many organisations are there, counted each way.
-- Those that are left out, or gone, are in no row. abc and abcd, in and out: as in
-- placed.organisation_place. new: registered in the last three whole years (graded.new_years)
-- register: the register in which every body of the form is listed
-- key: place_level, place_code, tier, legal_form
with body as (
    select
        there.place_level, there.place_code, there.tier, there.legal_form, there.register,
        there.is_abc_in, there.is_abc_out, there.is_abcd_in, there.is_abcd_out,
        coalesce(there.registered_year between new.first_year and new.last_year, false) as is_new
    from placed.organisation_place as there
    left join graded.new_years as new on true
    where not there.is_removed
)

select
    body.place_level, body.place_code, body.tier, body.legal_form, body.register,
    cast(count_if(body.is_abc_in) as integer) as count_abc_in,
    cast(count_if(body.is_abc_out) as integer) as count_abc_out,
    cast(count_if(body.is_abcd_in) as integer) as count_abcd_in,
    cast(count_if(body.is_abcd_out) as integer) as count_abcd_out,
    cast(count_if(body.is_new and body.is_abc_in) as integer) as new_count_abc_in,
    cast(count_if(body.is_new and body.is_abc_out) as integer) as new_count_abc_out,
    cast(count_if(body.is_new and body.is_abcd_in) as integer) as new_count_abcd_in,
    cast(count_if(body.is_new and body.is_abcd_out) as integer) as new_count_abcd_out
from body
group by body.place_level, body.place_code, body.tier, body.legal_form, body.register
order by body.place_level, body.place_code, body.tier, body.legal_form

-- One row per place, tier and legal form: how many organisations are there, each once in a place.
-- What is registered in a council whose register is not complete is here too: ask mart.covered.
-- key: place_level, place_code, tier, legal_form
-- place_level: as in mart.place, or neighbourhood; register: the one that lists all of the form
-- count_abc_in to count_abcd_out: at an address graded A to C (abc) or A to D (abcd), and with (in)
-- or without (out) charities placed by a contact address
-- new_count_abc_in to new_count_abcd_out: of those, registered in the years of mart.covered
select
    held.place_level,
    held.place_code,
    held.tier,
    held.legal_form,
    held.register,
    held.count_abc_in,
    held.count_abc_out,
    held.count_abcd_in,
    held.count_abcd_out,
    held.new_count_abc_in,
    held.new_count_abc_out,
    held.new_count_abcd_in,
    held.new_count_abcd_out
from counted.place_count as held
order by held.place_level, held.place_code, held.tier, held.legal_form

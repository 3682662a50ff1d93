-- One row per place, tier, register and year with a registration or a removal; a year with neither
-- is no row. The twenty years to the last whole one, and the year so far.
-- key: place_level, place_code, tier, register, year
-- place_level, place_code: as in mart.place
-- tier, register: as in mart.place_count; year: of the registration or the removal
-- registered_abc_in to registered_abcd_out: still listed, as they count in mart.place_count
-- ever_registered_count: registered in the year, gone since or not, at any address; null where the
-- register does not keep its dead
-- removed_count: removed in the year; the tier is the usual one of the form; null likewise
select
    held.place_level,
    held.place_code,
    held.tier,
    held.register,
    held.year,
    held.registered_abc_in,
    held.registered_abc_out,
    held.registered_abcd_in,
    held.registered_abcd_out,
    held.ever_registered_count,
    held.removed_count
from counted.registration_by_place as held
order by held.place_level, held.place_code, held.tier, held.register, held.year

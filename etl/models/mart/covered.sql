-- One row per council and definition of what counts: may it be counted there, and from what.
-- key: council25_code, definition
-- definition: tiers.grades.contact, such as narrow.abc.in; the twelve of mart.provision
-- is_covered: Companies House, which every definition needs, is complete in the council
-- basis: the registers counted, parted by commas; null where it is not covered
-- missing: registers that the definition needs and that are not complete, so that nobody on them
-- is counted; null where there is none
-- peer_council_count: covered councils whose complete registers hold this basis, itself among them
-- new_first_year, new_last_year: the last three whole years, which count as new
select
    held.council25_code,
    held.definition,
    held.is_covered,
    held.basis,
    held.missing,
    held.peer_council_count,
    new.first_year as new_first_year,
    new.last_year as new_last_year
from counted.covered as held
left join graded.new_years as new on true
order by held.council25_code, held.definition

-- A line of the council's own list points to nobody that the build holds.
select word.org_id, word.line_no
from mart.council_word as word
anti join mart.organisation as organisation on word.org_id = organisation.org_id
order by all

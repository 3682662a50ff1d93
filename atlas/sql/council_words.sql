-- One row per line of the council's list that this build applies, newest first.
-- organisation: the name of the body; a line's reason and source are the council's own words.
select
    word.line_no,
    word.org_id,
    organisation.name,
    word.action,
    word.reason,
    word.source,
    word.added_on
from mart.council_word as word
inner join mart.organisation as organisation on word.org_id = organisation.org_id
order by word.added_on desc, word.line_no

-- One row per line of the council's own list about an organisation, newest first.
-- $org_id: of mart.organisation.
select
    word.line_no,
    word.action,
    word.postcode,
    word.reason,
    word.source,
    word.added_on
from mart.council_word as word
where word.org_id = $org_id
order by word.added_on desc nulls last, word.line_no

-- One row per number of an organisation that may be shown: the registers', or ours for a group.
-- key: scheme, identifier
select identifier.org_id, identifier.scheme, identifier.identifier, identifier.matched_by
from link.organisation_identifier as identifier
anti join core.taken_down as down on identifier.org_id = down.org_id
union all
select distinct
    line.org_id, 'LOCAL' as scheme, replace(line.org_id, 'LOCAL-', '') as identifier,
    'the council''s own list' as matched_by
from local.council_list as line
where line.is_group
order by org_id, scheme, identifier

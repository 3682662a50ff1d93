-- One row per other name and per number of some organisations: what a search may have found.
-- kind: past, register (the name another register gives) or number.
-- $org_ids: a list of org_ids, those of one page.
select
    other.org_id,
    other.kind,
    other.name as found,
    null as register_name
from mart.organisation_name as other
where list_contains($org_ids, other.org_id) and other.kind != 'current'
union all
select
    identifier.org_id,
    'number' as kind,
    identifier.identifier as found,
    identifier.register_name
from mart.organisation_identifier as identifier
where list_contains($org_ids, identifier.org_id)
order by org_id, kind desc, found

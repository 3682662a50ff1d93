-- One row per name of an organisation besides the one it goes by; kind: past or register.
-- $org_id: of mart.organisation.
select
    other.name,
    other.kind,
    coalesce(source.title, other.source) as title
from mart.organisation_name as other
left join meta.source as source on other.source = source.source
where other.org_id = $org_id and other.kind != 'current'
order by other.kind desc, other.name_no

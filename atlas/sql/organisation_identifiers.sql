-- One row per register that lists an organisation: its number there, how it was matched, its page.
-- $org_id: of mart.organisation.
select
    identifier.scheme,
    identifier.identifier,
    identifier.register_name,
    identifier.matched_by,
    identifier.url
from mart.organisation_identifier as identifier
where identifier.org_id = $org_id
order by
    identifier.scheme || '-' || identifier.identifier != identifier.org_id,
    identifier.scheme,
    identifier.identifier

-- One row per number an organisation has in a register, how it was matched, and the public page.
-- key: scheme, identifier
-- scheme: as on org-id.guide, GB-COOPS for Co-operatives UK, LOCAL for a group of
-- the council's own list; identifier: the bare number; url: the register's own page
-- matched_by: how this number was found to be the organisation's
select
    identifier.org_id,
    identifier.scheme,
    identifier.identifier,
    identifier.matched_by,
    register.register_name,
    replace(register.url, '{number}', identifier.identifier) as url
from joined.organisation_identifier as identifier
inner join reference.register as register on identifier.scheme = register.scheme
order by identifier.org_id, identifier.scheme, identifier.identifier

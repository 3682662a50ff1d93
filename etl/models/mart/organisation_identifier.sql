-- One row per number an organisation has in a register, how it was matched, and the public page.
-- key: scheme, identifier
-- scheme: as on org-id.guide, and GB-COOPS for Co-operatives UK; identifier: the bare number
-- matched_by: how this number was found to be the organisation's; url: the register's own page
select
    identifier.org_id,
    identifier.scheme,
    identifier.identifier,
    identifier.matched_by,
    register.register_name,
    replace(register.url, '{number}', identifier.identifier) as url
from link.organisation_identifier as identifier
inner join core.organisation as organisation on identifier.org_id = organisation.org_id
inner join reference.register as register on identifier.scheme = register.scheme
order by identifier.org_id, identifier.scheme, identifier.identifier

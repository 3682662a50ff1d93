-- One row per organisation and register in which the number asked for is its own.
-- is_whole: the number was asked for with its scheme; else it may be several bodies'.
-- $asked: upper case, without spaces; a company number without its leading noughts is found too.
select
    identifier.org_id,
    organisation.name,
    organisation.legal_form_name,
    identifier.scheme,
    identifier.identifier,
    identifier.register_name,
    $asked in (
        upper(identifier.org_id), upper(identifier.scheme || '-' || identifier.identifier)
    ) as is_whole
from mart.organisation_identifier as identifier
inner join mart.organisation as organisation on identifier.org_id = organisation.org_id
where
    $asked in (
        upper(identifier.org_id), upper(identifier.scheme || '-' || identifier.identifier),
        upper(identifier.identifier)
    )
    -- Without its leading noughts; one that is too long would be cut to its first eight digits.
    or (identifier.scheme = 'GB-COH'
        and regexp_matches($asked, '^(GB-?COH-?)?[A-Z0-9]{1,8}$')
        and identifier.identifier = lpad(regexp_extract($asked, '^(GB-?COH-?)?(.*)$', 2), 8, '0'))
order by is_whole desc, identifier.scheme, identifier.identifier

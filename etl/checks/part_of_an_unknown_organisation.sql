-- A place or a number belongs to an organisation that is not in the list of organisations.
select 'place' as what, site.org_id
from mart.organisation_site as site
anti join mart.organisation as organisation on site.org_id = organisation.org_id
union all
select 'number' as what, identifier.org_id
from mart.organisation_identifier as identifier
anti join mart.organisation as organisation on identifier.org_id = organisation.org_id
order by all

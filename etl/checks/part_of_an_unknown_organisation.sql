-- A place, number, name or search text belongs to an organisation that is not in the list of them.
select part.what, part.org_id
from (
    select 'place' as what, org_id from mart.organisation_site
    union all
    select 'number' as what, org_id from mart.organisation_identifier
    union all
    select 'name' as what, org_id from mart.organisation_name
    union all
    select 'search text' as what, org_id from mart.organisation_search
) as part
anti join mart.organisation as organisation on part.org_id = organisation.org_id
order by all

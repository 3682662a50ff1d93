-- A company number is of no shape that Companies House gives.
select org_id, identifier, matched_by
from mart.organisation_identifier
where scheme = 'GB-COH' and not is_company_number(identifier)
order by org_id, identifier

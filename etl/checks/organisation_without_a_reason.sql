-- An organisation has no known tier, or no reason for it; or a place has no grade, or no reason.
select organisation.org_id, organisation.tier as given
from mart.organisation as organisation
where
    organisation.tier not in ('community_business', 'wider', 'other_clg', 'out', 'local')
    or organisation.tier is null
    or organisation.tier_reason is null
union all
select site.org_id, site.address_grade as given
from mart.organisation_site as site
where
    site.address_grade not in ('A', 'B', 'C', 'D', 'X')
    or site.address_grade is null
    or site.grade_reason is null
order by all

-- A charity's contact address or office, often a home, is published closer than its neighbourhood.
select org_id, site_no, kind, placement
from mart.organisation_site
where
    (kind = 'contact' or (kind = 'registered' and org_id like 'GB-CHC-%'))
    and (postcode is not null or placement = 'postcode')
order by org_id, site_no

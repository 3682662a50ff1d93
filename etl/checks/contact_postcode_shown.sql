-- A charity's contact address, often a home, is published closer than its neighbourhood.
select org_id, site_no, kind, placement
from mart.organisation_site
where kind = 'contact' and (postcode is not null or placement = 'postcode')
order by org_id, site_no

-- An organisation's place is drawn far outside the council that it is counted in.
select site.org_id, site.site_no, site.council25_code, site.longitude, site.latitude
from mart.organisation_site as site
inner join mart.council as council on site.council25_code = council.council25_code
-- Postcode centres and simplified shapes may part by a few hundred metres at an edge.
where
    site.longitude not between council.west - 0.02 and council.east + 0.02
    or site.latitude not between council.south - 0.02 and council.north + 0.02
order by site.org_id, site.site_no

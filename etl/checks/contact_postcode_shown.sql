-- A place that may be a home is published closer than its neighbourhood.
-- Such are a charity's contact address and office, and one that the council only confirms and does
-- not call a site or a hub.
select site.org_id, site.site_no, site.kind, site.placement
from mart.organisation_site as site
left join mart.council_word as word
    on site.org_id = word.org_id and site.postcode = word.postcode
    and word.action in ('site', 'hub')
where
    (
        site.kind = 'contact'
        or (site.kind = 'registered' and site.org_id like 'GB-CHC-%')
        or (site.kind = 'local' and word.org_id is null)
    )
    and (site.postcode is not null or site.placement = 'postcode')
order by site.org_id, site.site_no

-- A place that may be a home is published closer than its neighbourhood.
-- Such are a charity's contact address and office, and one that the council only confirms and does
-- not call a site or a hub. Nor may the reason of a grade name the postcode that is held back.
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
union all
select site.org_id, site.site_no, site.kind, 'the reason of its grade' as placement
from mart.organisation_site as site
inner join joined.organisation_site as held
    on site.org_id = held.org_id and site.site_no = held.site_no
where
    site.postcode is null
    -- The reasons of the other grades are what somebody at the council wrote.
    and site.address_grade in ('B', 'C', 'D')
    and contains(letters_and_digits(site.grade_reason), replace(held.postcode, ' ', ''))
order by all

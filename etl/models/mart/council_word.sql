-- One row per line of the council's own list that this build has taken up.
-- key: org_id, line_no
-- action: confirm, exclude, site (it works from there) or hub (no mass-registration address)
-- postcode: of a site or a hub only: a place that is only confirmed may be a home
-- reason, source: the council's own words
select
    line.org_id,
    line.line_no,
    line.action,
    if(line.action in ('site', 'hub'), line.postcode, null) as postcode,
    line.reason,
    line.source,
    line.added_on
from local.council_list as line
order by line.org_id, line.line_no

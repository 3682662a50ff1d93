-- One row per line of the council's own list, and the organisation it seems to mean.
-- By any number; else by name among those with a place in the same neighbourhood, live ones first.
-- A name that no live body of the council has is a group that no register lists.
-- is_several: more than one body here has the name; is_elsewhere: one elsewhere in the council has
-- key: line_no
with line as (
    select
        listed.line_no, listed.node, listed.name, listed.name_key, listed.postcode, listed.action,
        listed.reason, listed.source, listed.added_on, code.lsoa21_code, place.council25_code,
        identifier.org_id as numbered_org_id
    from staging.council_list as listed
    left join link.organisation_identifier as identifier
        on listed.node = upper(identifier.scheme || '-' || identifier.identifier)
    left join core.postcode as code on replace(listed.postcode, ' ', '') = code.postcode_key
    left join core.neighbourhood as place on code.lsoa21_code = place.lsoa21_code
),

namesake as (
    select
        line.line_no, body.org_id, body.status <> 'removed' as is_live,
        bool_or(place.lsoa21_code = line.lsoa21_code) as is_here
    from line
    inner join core.organisation_name as other on line.name_key = name_key(other.name)
    inner join core.organisation as body on other.org_id = body.org_id
    inner join core.organisation_site as site on body.org_id = site.org_id
    inner join core.neighbourhood as place
        on site.lsoa21_code = place.lsoa21_code and line.council25_code = place.council25_code
    where line.node is null
    group by line.line_no, body.org_id, body.status
),

named as (
    select
        namesake.line_no,
        arg_max(namesake.org_id, namesake.is_live) filter (where namesake.is_here) as org_id,
        if(
            bool_or(namesake.is_here and namesake.is_live),
            count(*) filter (where namesake.is_here and namesake.is_live),
            count(*) filter (where namesake.is_here)
        ) > 1 as is_several,
        coalesce(bool_or(namesake.is_live), false) as is_elsewhere
    from namesake
    group by namesake.line_no
)

select
    line.*,
    line.node is null and named.org_id is null as is_group,
    coalesce(named.is_several, false) as is_several,
    coalesce(named.is_elsewhere, false) as is_elsewhere,
    if(line.node is null,
        coalesce(named.org_id, group_id(line.name_key, line.lsoa21_code)),
        line.numbered_org_id) as org_id
from line
left join named on line.line_no = named.line_no
order by line.line_no

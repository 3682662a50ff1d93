-- One row per line of the council's own list: the organisation it means, or why it means none.
-- By any number; else by name among those with a place in the same neighbourhood, live ones first.
-- A name that no live body of the council has is a group that no register lists.
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
),

meant as (
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
),

known as (
    select
        meant.*,
        coalesce(meant.org_id in (select down.org_id from core.taken_down as down), false)
            as is_down
    from meant
),

judged as (
    select
        known.*,
        case
            when known.postcode is not null and known.lsoa21_code is null
                then 'the postcode is not one of England'
            when known.node is not null and (known.org_id is null or known.is_down)
                then 'no organisation held has this number'
            -- The words of other lines: who checks a list is not to learn who is taken down.
            when known.is_down then 'no register lists an organisation of this name here'
            when known.is_several
                then 'several organisations of this name are here: give the number'
            when known.is_group and known.is_elsewhere
                then 'an organisation of this name is elsewhere in the council: give its number'
            when known.is_group and known.action = 'exclude'
                then 'no register lists an organisation of this name here'
        end as trouble
    from known
)

select
    judged.line_no, judged.org_id, judged.is_group, judged.name, judged.action, judged.postcode,
    judged.lsoa21_code, judged.reason, judged.source, judged.added_on,
    'line ' || judged.line_no as row_key,
    coalesce(judged.trouble, case
        when bool_or(judged.action = 'exclude') over said
            and bool_or(judged.action in ('confirm', 'site')) over said
            and judged.action <> 'hub'
            then 'another line says the opposite of this organisation'
        when row_number() over (said_so order by judged.line_no) > 1
            then 'an earlier line says the same'
    end) as refused_reason
from judged
window
    said as (partition by judged.org_id, judged.trouble),
    said_so as (partition by judged.org_id, judged.trouble, judged.action, judged.postcode)
order by judged.line_no

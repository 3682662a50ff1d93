-- One row per line of the council's own list: the organisation it means, or why it means none.
-- key: line_no
with known as (
    select
        meant.line_no, meant.node, meant.name, meant.action, meant.postcode, meant.lsoa21_code,
        meant.reason, meant.source, meant.added_on, meant.org_id, meant.is_group, meant.is_several,
        meant.is_elsewhere,
        coalesce(meant.org_id in (select down.org_id from core.taken_down as down), false)
            as is_down
    from meant.council_list as meant
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

-- One row per name of an organisation that may be shown, given once for each way it is written.
-- kind_no: 1 the name it goes by, 2 another name in use, 3 a past one.
-- key: org_id, name
with named as (
    select
        body.org_id, coalesce(body.name, 'No name in the register') as name, 1 as kind_no,
        entry.source
    from core.organisation as body
    inner join link.register_entry as entry on body.entry_id = entry.entry_id
    union all
    select other.org_id, other.name, if(other.kind = 'past', 3, 2) as kind_no, other.source
    from core.organisation_name as other
    union all
    select
        line.org_id, line.name,
        if(line.line_no = min(line.line_no) over (partition by line.org_id), 1, 2) as kind_no,
        'council_list' as source
    from local.council_list as line
    where line.is_group
)

select named.org_id, named.name, named.kind_no, named.source
from named
anti join core.taken_down as down on named.org_id = down.org_id
qualify row_number() over (
    partition by named.org_id, folded_words(named.name)
    order by named.kind_no, named.source, named.name
) = 1
order by named.org_id, named.kind_no, named.source, named.name

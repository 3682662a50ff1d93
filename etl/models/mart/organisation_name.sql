-- One row per name of an organisation: the one it goes by, what other registers call it, past ones.
-- A name that differs only in case, accents or marks is given once, as the first of these kinds.
-- key: org_id, name_no
-- name_no: 1 is the name it goes by; kind: current, register (another name in use) or past
-- source: the register that gives the name
select
    named.org_id,
    cast(row_number() over (
        partition by named.org_id order by named.kind_no, named.source, named.name
    ) as integer) as name_no,
    named.name,
    case named.kind_no when 1 then 'current' when 2 then 'register' else 'past' end as kind,
    named.source
from joined.organisation_name as named
order by named.org_id, name_no

-- One row per organisation whose activity is known: the surest there is, and its broad group.
-- key: org_id
with known as (
    select
        identifier.org_id, activity.activity_code, activity.activity_name, activity.activity_note,
        coalesce(activity.activity_code, activity.activity_name) as activity_key
    from link.organisation_identifier as identifier
    inner join link.organisation_activity as activity
        on identifier.scheme || '-' || identifier.identifier = activity.entry_id
    qualify row_number() over (
        partition by identifier.org_id order by activity.sort_no, activity.entry_id
    ) = 1
)

select
    known.org_id, known.activity_code, known.activity_name, known.activity_note,
    activity_group.activity_group_code, activity_group.activity_group_name
from known
left join core.activity_group as activity_group on known.activity_key = activity_group.activity_key
order by known.org_id

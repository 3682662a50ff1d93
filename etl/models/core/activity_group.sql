-- One row per activity that a body has: the broad group it falls in, for choosing by.
-- activity_key is a code of ICNPTSO or of SIC, or the name of a sector. The longest code that fits
-- decides. A dormant company's 99999 is no activity and has no group.
-- key: activity_key
with activity as (
    select distinct coalesce(done.activity_code, done.activity_name) as activity_key
    from link.organisation_activity as done
    where coalesce(done.activity_code, done.activity_name) is not null
),

named as (
    select
        activity.activity_key,
        case
            when regexp_matches(activity.activity_key, '^[A-Z][0-9]{0,2}$') then 'icnptso'
            when regexp_matches(activity.activity_key, '^[0-9]{5}$') then 'sic'
            else 'sector'
        end as scheme
    from activity
)

select
    named.activity_key,
    arg_max(activity_group.activity_group_code, len(activity_group.starts)) as activity_group_code,
    arg_max(activity_group.activity_group_name, len(activity_group.starts)) as activity_group_name
from named
inner join reference.activity_group as activity_group
    on named.scheme = activity_group.scheme
    and starts_with(named.activity_key, activity_group.starts)
    and (named.scheme <> 'sector' or named.activity_key = activity_group.starts)
group by named.activity_key
order by named.activity_key

-- One row per register of organisations: whether its file keeps those that have left it, with their
-- day and a place.
-- removed_count: those that left it, in the whole build; known_count: of them, with both.
-- newest_on: its newest registration. A date after $built_on is a slip of a register.
-- $built_on: the day of the build.
with placed as (
    select distinct site.organisation_no
    from mart.organisation_site as site
    where site.council25_code is not null
),

body as (
    select
        form.source,
        organisation.registered_on,
        organisation.status = 'removed' as is_removed,
        organisation.removed_on is not null and placed.organisation_no is not null as is_known
    from mart.organisation as organisation
    inner join mart.legal_form as form on organisation.legal_form = form.legal_form
    left join placed on organisation.organisation_no = placed.organisation_no
    where form.source is not null
)

select
    body.source,
    count(*) filter (where body.is_removed) as removed_count,
    count(*) filter (where body.is_removed and body.is_known) as known_count,
    max(body.registered_on) filter (where body.registered_on <= $built_on) as newest_on
from body
group by body.source
order by body.source

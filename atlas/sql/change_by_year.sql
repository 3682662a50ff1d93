-- One row per year: bodies of some registers with a place in a council that were registered in it
-- (also those removed since), and those removed in it. A year with neither is not a row.
-- $council: council25_code · $registers: sources of meta.source · $built_on: the day of the build,
-- after which a date is a slip of the register.
with body as (
    select
        organisation.registered_on,
        organisation.removed_on
    from mart.organisation as organisation
    inner join mart.legal_form as form on organisation.legal_form = form.legal_form
    where
        list_contains($registers, form.source)
        and exists (
            select 1
            from mart.organisation_site as site
            where
                site.organisation_no = organisation.organisation_no
                and site.council25_code = $council
        )
),

event as (
    select
        year(body.registered_on) as year,
        1 as registered,
        0 as removed
    from body
    where body.registered_on <= $built_on
    union all
    select
        year(body.removed_on) as year,
        0 as registered,
        1 as removed
    from body
    where body.removed_on <= $built_on
)

select
    event.year,
    sum(event.registered)::integer as registered_count,
    sum(event.removed)::integer as removed_count
from event
group by event.year
order by event.year

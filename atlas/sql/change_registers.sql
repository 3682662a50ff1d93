-- One row per register of organisations: how far it is held for a council, and whether its file
-- keeps those that have left it, with their day and a place.
-- removed_count: those that left it, in the whole build; known_count: of them, with both.
-- newest_on: its newest registration. A date after $built_on is a slip of a register.
-- $council: council25_code · $built_on: the day of the build.
with body as (
    select
        form.source,
        organisation.registered_on,
        organisation.status = 'removed' as is_removed,
        organisation.removed_on is not null
        and exists (
            select 1
            from mart.organisation_site as site
            where
                site.organisation_no = organisation.organisation_no
                and site.council25_code is not null
        ) as is_known
    from mart.organisation as organisation
    inner join mart.legal_form as form on organisation.legal_form = form.legal_form
    where form.source is not null
)

select
    body.source,
    coalesce(any_value(source.title), body.source) as title,
    coalesce(any_value(source.publisher), 'its publisher') as publisher,
    coalesce(any_value(coverage.coverage), 'missing') as coverage,
    count(*) filter (where body.is_removed) as removed_count,
    count(*) filter (where body.is_removed and body.is_known) as known_count,
    max(body.registered_on) filter (where body.registered_on <= $built_on) as newest_on
from body
left join mart.register_coverage as coverage
    on body.source = coverage.source and coverage.council25_code = $council
left join meta.source as source on body.source = source.source
group by body.source
order by body.source

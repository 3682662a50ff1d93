-- One row per year: bodies of some registers with a place here that were registered in it
-- (also those removed since), and those removed in it. A year with neither is not a row.
-- $level, $code, $codes: as in profile_members.sql, or the name of a combined authority ·
-- $registers: sources of meta.source · $built_on: the day of the build, after which a date is a
-- slip of the register.
with body as (
    select distinct
        organisation.organisation_no,
        organisation.registered_on,
        organisation.removed_on
    from mart.organisation as organisation
    inner join mart.legal_form as form on organisation.legal_form = form.legal_form
    inner join mart.organisation_site as site
        on organisation.organisation_no = site.organisation_no
    left join mart.neighbourhood as home on site.lsoa21_code = home.lsoa21_code
    left join mart.council as council on site.council25_code = council.council25_code
    where
        list_contains($registers, form.source)
        and case $level
            when 'neighbourhood' then site.lsoa21_code = $code
            when 'area' then home.area_code = $code
            when 'ward' then home.ward25_code = $code
            when 'council' then site.council25_code = $code
            when 'authority' then council.combined_authority_name = $code
            else list_contains($codes, site.lsoa21_code)
        end
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

-- One row per year: organisations of the chosen kinds in a council that were registered in it and
-- are still there, up to the newest registration of the build.
-- $council: council25_code, or null for England ·
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- newest_on: the build's newest registration; a year with none is not a row; a null year is not
-- known.
with newest as (
    select max(organisation.registered_on) as newest_on
    from mart.organisation as organisation
),

listed as (
    select distinct
        organisation.org_id,
        organisation.registered_on
    from mart.organisation_site as site
    inner join mart.organisation as organisation on site.org_id = organisation.org_id
    where
        ($council is null or site.council25_code = $council)
        and site.council25_code is not null
        and list_contains($tiers, organisation.tier)
        and list_contains($grades, site.address_grade)
        and ($all_forms or list_contains($forms, organisation.legal_form))
)

select
    year(listed.registered_on) as year,
    newest.newest_on,
    count(*) as organisation_count,
    count(*) filter (where listed.registered_on > newest.newest_on - interval 3 year)
        as three_year_count
from listed
cross join newest
group by all
order by year nulls last

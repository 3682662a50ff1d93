-- One row per year: organisations of the chosen kinds in a council that were registered in it and
-- are still there. A year with none is not a row; a null year is not known.
-- newest_on: the newest registration on the company register, or else on the register that lists
-- most of them, of those that are complete here; null where none is. A date after $built_on is a
-- slip of a register.
-- $council: council25_code · $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
with register as (
    select
        form.source,
        count(*) as organisation_count,
        max(organisation.registered_on) as newest_on
    from mart.organisation as organisation
    inner join mart.legal_form as form on organisation.legal_form = form.legal_form
    inner join mart.register_coverage as coverage on form.source = coverage.source
    where
        coverage.council25_code = $council
        and coverage.coverage = 'complete'
        and list_contains($tiers, organisation.tier)
        and organisation.registered_on <= $built_on
    group by form.source
),

newest as (
    select register.newest_on
    from register
    order by
        register.source = 'companies_house' desc,
        register.organisation_count desc,
        register.source
    limit 1
),

listed as (
    select distinct
        organisation.org_id,
        if(organisation.registered_on <= $built_on, organisation.registered_on, null)
            as registered_on
    from mart.organisation_site as site
    inner join mart.organisation as organisation
        on site.organisation_no = organisation.organisation_no
    where
        site.council25_code = $council
        and list_contains($tiers, organisation.tier)
        and list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
        and ($all_forms or list_contains($forms, organisation.legal_form))
)

select
    year(listed.registered_on) as year,
    newest.newest_on,
    count(*) as organisation_count
from listed
left join newest on true
group by all
order by year nulls last

-- One row per legal form: organisations of the chosen kinds in a council or a neighbourhood, each
-- counted once, and how far the form's register is held for the council. Most first.
-- $council: council25_code · $place: lsoa21_code, or null for the whole council ·
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
with listed as (
    select
        organisation.legal_form,
        count(distinct site.organisation_no) as organisation_count
    from mart.organisation_site as site
    inner join mart.organisation as organisation
        on site.organisation_no = organisation.organisation_no
    where
        site.council25_code = $council
        and ($place is null or site.lsoa21_code = $place)
        and list_contains($tiers, organisation.tier)
        and list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
        and ($all_forms or list_contains($forms, organisation.legal_form))
    group by organisation.legal_form
)

select
    form.legal_form_name,
    form.legal_form_plural,
    listed.organisation_count,
    -- what only the council's own list names is in no register: there its list is all there is
    if(form.tier = 'local', 'complete', coalesce(register.coverage, 'missing')) as coverage
from listed
inner join mart.legal_form as form on listed.legal_form = form.legal_form
left join mart.register_coverage as register
    on form.source = register.source and register.council25_code = $council
order by listed.organisation_count desc, form.legal_form_name

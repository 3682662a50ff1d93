-- One row per council in which every register that a choice of forms needs is complete.
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms ·
-- $registers: the registers that the choice needs.
-- $with_contact: count a charity where only its contact address is.
with covered as (
    select register.council25_code
    from mart.register_coverage as register
    where list_contains($registers, register.source) and register.coverage = 'complete'
    group by register.council25_code
    having count(distinct register.source) = len($registers)
),

listed as (
    select
        site.council25_code,
        count(distinct site.organisation_no) as organisation_count
    from mart.organisation_site as site
    inner join mart.organisation as organisation
        on site.organisation_no = organisation.organisation_no
    where
        list_contains($tiers, organisation.tier)
        and list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
        and ($all_forms or list_contains($forms, organisation.legal_form))
    group by site.council25_code
)

select
    covered.council25_code,
    council.population,
    coalesce(listed.organisation_count, 0) as organisation_count
from covered
inner join mart.council as council on covered.council25_code = council.council25_code
left join listed on covered.council25_code = listed.council25_code
where council.population > 0
order by covered.council25_code

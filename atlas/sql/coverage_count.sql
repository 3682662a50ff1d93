-- One row: councils in all, those in which every register a kind needs is complete, and the
-- organisations of that kind listed in those.
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
with needed as (
    select distinct tier_register.source
    from mart.tier_register as tier_register
    where list_contains($tiers, tier_register.tier)
),

covered as (
    select register.council25_code
    from mart.register_coverage as register
    inner join needed on register.source = needed.source
    where register.coverage = 'complete'
    group by register.council25_code
    having count(*) = (select count(*) from needed)
)

select
    (select count(*) from mart.council) as council_count,
    (select count(*) from covered) as covered_count,
    count(distinct site.organisation_no) as organisation_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
inner join covered on site.council25_code = covered.council25_code
where
    list_contains($tiers, organisation.tier)
    and list_contains($grades, site.address_grade)
    and ($with_contact or site.kind <> 'contact')
    and ($all_forms or list_contains($forms, organisation.legal_form))

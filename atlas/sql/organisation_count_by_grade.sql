-- One row per address grade: organisations of the chosen kinds in a council or a neighbourhood.
-- Each organisation counts once, at the best grade (A first) it has there.
-- $council: council25_code · $place: lsoa21_code, or null for the whole council ·
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
with best as (
    select
        site.org_id,
        min(site.address_grade) as address_grade
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
    group by site.org_id
)

select
    best.address_grade,
    count(*) as organisation_count
from best
group by best.address_grade
order by best.address_grade

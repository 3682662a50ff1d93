-- One row per neighbourhood of a council that has an organisation of the chosen kinds.
-- An organisation counts once in a neighbourhood, however many sites it has there.
-- $council: council25_code · $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
select
    site.lsoa21_code,
    count(distinct site.organisation_no) as organisation_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
where
    site.council25_code = $council
    and site.lsoa21_code is not null
    and list_contains($tiers, organisation.tier)
    and list_contains($grades, site.address_grade)
    and ($with_contact or site.kind <> 'contact')
    and ($all_forms or list_contains($forms, organisation.legal_form))
group by site.lsoa21_code
order by site.lsoa21_code

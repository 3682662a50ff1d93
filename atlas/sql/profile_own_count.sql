-- One row: organisations counted in a place of one's own, each once, and the new ones of them.
-- $codes: its neighbourhoods · $tiers, $grades: lists of codes · $registers: those counted ·
-- $first_year, $last_year: of registration, to be new.
-- $with_contact: count a charity where only its contact address is.
select
    count(distinct site.organisation_no) as organisation_count,
    count(distinct site.organisation_no) filter (
        where year(organisation.registered_on) between $first_year and $last_year
    ) as new_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
inner join mart.legal_form as form on organisation.legal_form = form.legal_form
where
    list_contains($codes, site.lsoa21_code)
    and list_contains($tiers, organisation.tier)
    and list_contains($grades, site.address_grade)
    and list_contains($registers, form.source)
    and ($with_contact or site.kind <> 'contact')

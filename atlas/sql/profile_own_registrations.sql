-- One row per year: organisations counted in a place of one's own that were registered in it and
-- are still listed.
-- $codes: its neighbourhoods · $tiers, $grades: lists of codes · $registers: those counted ·
-- $first_year: the first that is wanted.
-- $with_contact: count a charity where only its contact address is.
select
    year(organisation.registered_on) as year,
    count(distinct site.organisation_no) as registered_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
inner join mart.legal_form as form on organisation.legal_form = form.legal_form
where
    list_contains($codes, site.lsoa21_code)
    and list_contains($tiers, organisation.tier)
    and list_contains($grades, site.address_grade)
    and list_contains($registers, form.source)
    and ($with_contact or site.kind <> 'contact')
    and year(organisation.registered_on) >= $first_year
group by all
order by year

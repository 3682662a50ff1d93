-- One row per kind, legal form and address grade: organisations listed in a council, each once, at
-- the best grade (A first) that it has there.
-- $council: council25_code · $with_contact: count a charity where only its contact address is.
with best as (
    select
        site.organisation_no,
        min(site.address_grade) as address_grade
    from mart.organisation_site as site
    where site.council25_code = $council and ($with_contact or site.kind <> 'contact')
    group by site.organisation_no
)

select
    organisation.tier,
    organisation.legal_form,
    best.address_grade,
    count(*) as organisation_count
from best
inner join mart.organisation as organisation on best.organisation_no = organisation.organisation_no
group by organisation.tier, organisation.legal_form, best.address_grade
order by organisation.tier, organisation.legal_form, best.address_grade

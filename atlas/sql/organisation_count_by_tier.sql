-- One row per kind (tier) of organisation in a council, each organisation counted once.
-- $council: council25_code · $grades: list of codes.
-- $with_contact: count a charity where only its contact address is.
select
    organisation.tier,
    count(distinct site.organisation_no) as organisation_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
where
    site.council25_code = $council
    and list_contains($grades, site.address_grade)
    and ($with_contact or site.kind <> 'contact')
group by organisation.tier
order by organisation.tier

-- One row per ward of a council: organisations of the chosen kinds registered in the
-- years from $first_year to $last_year. Most first; at most $most rows.
-- $council: council25_code · $most: rows ·
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
select
    ward.ward_name,
    count(distinct site.organisation_no) as organisation_count
from mart.organisation_site as site
inner join mart.organisation as organisation on site.organisation_no = organisation.organisation_no
inner join mart.ward as ward on site.ward25_code = ward.ward25_code
where
    site.council25_code = $council
    and list_contains($tiers, organisation.tier)
    and list_contains($grades, site.address_grade)
    and ($with_contact or site.kind <> 'contact')
    and ($all_forms or list_contains($forms, organisation.legal_form))
    and year(organisation.registered_on) between $first_year and $last_year
group by ward.ward25_code, ward.ward_name
order by organisation_count desc, ward.ward_name, ward.ward25_code
limit $most

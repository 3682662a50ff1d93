-- One row per organisation of the chosen kinds in a neighbourhood, at its best site there.
-- Its page is that of its own identifier, as on the points of the map.
-- $place: lsoa21_code · $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- $with_contact: count a charity where only its contact address is.
with best as (
    select
        site.org_id,
        min(site.address_grade) as address_grade,
        arg_min(site.grade_reason, (site.address_grade, site.site_no)) as grade_reason,
        arg_min(site.kind, (site.address_grade, site.site_no)) as kind,
        arg_min(site.placement, (site.address_grade, site.site_no)) as placement,
        nullif(
            arg_min(coalesce(site.postcode, ''), (site.address_grade, site.site_no)), ''
        ) as postcode,
        count(*) as site_count
    from mart.organisation_site as site
    where
        site.lsoa21_code = $place
        and list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
    group by site.org_id
),

page as (
    select
        identifier.org_id,
        identifier.url,
        identifier.register_name
    from mart.organisation_identifier as identifier
    where identifier.scheme || '-' || identifier.identifier = identifier.org_id
)

select
    organisation.org_id,
    organisation.name,
    organisation.tier,
    organisation.tier_reason,
    organisation.legal_form_name,
    organisation.activity_name,
    organisation.status,
    organisation.registered_on,
    organisation.website,
    best.address_grade,
    best.grade_reason,
    best.kind,
    best.placement,
    best.postcode,
    best.site_count,
    page.url,
    page.register_name
from best
inner join mart.organisation as organisation on best.org_id = organisation.org_id
left join page on organisation.org_id = page.org_id
where
    list_contains($tiers, organisation.tier)
    and ($all_forms or list_contains($forms, organisation.legal_form))
order by best.address_grade, organisation.name, organisation.org_id

-- One row per organisation of the chosen kinds in a place, once, at its best site there.
-- is_counted: its form's register is one of those counted.
-- $level, $code, $codes: as in profile_members.sql · $tiers, $grades: lists of codes ·
-- $registers: those counted.
-- $with_contact: count a charity where only its contact address is.
with member as (
    select home.lsoa21_code, home.neighbourhood_name, home.area_name
    from mart.neighbourhood as home
    where
        case $level
            when 'neighbourhood' then home.lsoa21_code = $code
            when 'area' then home.area_code = $code
            when 'ward' then home.ward25_code = $code
            when 'council' then home.council25_code = $code
            else list_contains($codes, home.lsoa21_code)
        end
),

best as (
    select
        site.organisation_no,
        min(site.address_grade) as address_grade,
        arg_min(site.grade_reason, (site.address_grade, site.site_no)) as grade_reason,
        arg_min(site.placement, (site.address_grade, site.site_no)) as placement,
        nullif(
            arg_min(coalesce(site.postcode, ''), (site.address_grade, site.site_no)), ''
        ) as postcode,
        arg_min(member.neighbourhood_name, (site.address_grade, site.site_no))
            as neighbourhood_name,
        arg_min(member.area_name, (site.address_grade, site.site_no)) as area_name
    from mart.organisation_site as site
    inner join member on site.lsoa21_code = member.lsoa21_code
    where
        list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
    group by site.organisation_no
)

select
    organisation.org_id,
    organisation.name,
    organisation.tier,
    organisation.tier_reason,
    organisation.legal_form_name,
    organisation.activity_name,
    organisation.registered_on,
    -- A subquery and not a join: DuckDB 2.0.0 fails on that join at England's size.
    coalesce(
        list_contains(
            $registers,
            (
                select form.source
                from mart.legal_form as form
                where form.legal_form = organisation.legal_form
            )
        ),
        false
    ) as is_counted,
    best.address_grade,
    best.grade_reason,
    best.placement,
    best.postcode,
    best.neighbourhood_name,
    best.area_name
from best
inner join mart.organisation as organisation
    on best.organisation_no = organisation.organisation_no
where list_contains($tiers, organisation.tier)
order by best.address_grade, organisation.name, organisation.org_id

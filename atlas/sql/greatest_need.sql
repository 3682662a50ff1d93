-- One row per neighbourhood of a council: the $most with greatest need, and who is listed there.
-- $council: council25_code · $domain: of the indices · $release: 2015, 2019 or 2025 · $most: rows ·
-- $tiers, $grades, $forms: lists of codes · $all_forms: ignore $forms.
-- organisations: up to three names, the best known places first, each organisation once.
-- $with_contact: count a charity where only its contact address is.
with first_in_need as (
    select
        neighbourhood.lsoa21_code,
        neighbourhood.neighbourhood_name,
        neighbourhood.area_name,
        neighbourhood.ward_name,
        need.rank,
        need.decile
    from mart.neighbourhood as neighbourhood
    inner join mart.need_by_neighbourhood as need
        on neighbourhood.lsoa21_code = need.lsoa21_code
    where
        neighbourhood.council25_code = $council
        and need.domain = $domain
        and need.release = $release
        and need.rank is not null
    order by need.rank, neighbourhood.lsoa21_code
    limit $most
),

listed as (
    select
        site.lsoa21_code,
        organisation.org_id,
        organisation.name,
        min(site.address_grade) as address_grade
    from first_in_need
    inner join mart.organisation_site as site on first_in_need.lsoa21_code = site.lsoa21_code
    inner join mart.organisation as organisation
        on site.organisation_no = organisation.organisation_no
    where
        list_contains($tiers, organisation.tier)
        and list_contains($grades, site.address_grade)
        and ($with_contact or site.kind <> 'contact')
        and ($all_forms or list_contains($forms, organisation.legal_form))
    group by site.lsoa21_code, organisation.org_id, organisation.name
)

select
    first_in_need.*,
    count(listed.org_id) as organisation_count,
    list(listed.name order by listed.address_grade, listed.name, listed.org_id)
        filter (where listed.org_id is not null)[1:3] as organisations
from first_in_need
left join listed on first_in_need.lsoa21_code = listed.lsoa21_code
group by all
order by first_in_need.rank, first_in_need.lsoa21_code

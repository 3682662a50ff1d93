-- One row per legal form: one organisation of that form in a council, as an example. Charities that
-- trade in one council are an example of their own, because they are of another kind.
-- Chosen by rule: at work there for surest, then one whose activity is known, then the oldest.
-- $council: council25_code.
with candidate as (
    select
        organisation.org_id,
        organisation.name,
        organisation.tier,
        organisation.tier_reason,
        organisation.council_word,
        organisation.legal_form,
        organisation.legal_form_name,
        organisation.activity_name,
        organisation.registered_on,
        site.address_grade,
        site.grade_reason,
        site.site_no,
        place.area_name,
        place.council_name,
        organisation.tier || ' ' || if(
            organisation.tier = 'community_business'
            and organisation.legal_form in ('charity', 'charitable_company', 'cio'),
            'trading charity', organisation.legal_form
        ) as example_of
    from mart.organisation as organisation
    inner join mart.organisation_site as site
        on organisation.organisation_no = site.organisation_no
    left join mart.neighbourhood as place on site.lsoa21_code = place.lsoa21_code
    where
        site.council25_code = $council
        and site.address_grade in ('A', 'B', 'C', 'D')
        and organisation.tier in ('community_business', 'wider', 'other_clg')
        and organisation.status = 'active'
)

select
    candidate.org_id,
    candidate.name,
    candidate.tier,
    candidate.tier_reason,
    candidate.council_word,
    candidate.legal_form,
    candidate.legal_form_name,
    candidate.activity_name,
    candidate.address_grade,
    candidate.grade_reason,
    candidate.area_name,
    candidate.council_name,
    candidate.example_of
from candidate
qualify row_number() over (
    partition by candidate.example_of
    order by
        candidate.address_grade, candidate.activity_name is null, candidate.registered_on,
        candidate.org_id, candidate.site_no
) = 1
order by candidate.tier, candidate.legal_form_name, candidate.org_id

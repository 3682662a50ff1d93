-- One row per register and neighbourhood: how many bodies the register lists there, live ones only.
-- Of the company file every company counts, for the whole file is what coverage is about.
-- key: source, lsoa21_code
with listed as (
    select 'companies_house' as source, company.postcode from staging.companies_house as company
    union all
    select 'charity_commission' as source, charity.postcode
    from staging.charity_commission_charity as charity where charity.status <> 'removed'
    union all
    select 'fca_mutuals' as source, society.postcode
    from staging.fca_mutuals as society where society.status <> 'removed'
    union all
    select 'hmrc_cascs' as source, club.postcode
    from staging.hmrc_cascs as club where club.status <> 'removed'
    union all
    select 'coops_uk' as source, cooperative.postcode
    from staging.coops_uk_organisations as cooperative where cooperative.status <> 'removed'
)

select listed.source, directory.lsoa21_code, count(*) as listed_count
from listed
inner join staging.ons_postcode_directory as directory
    on replace(listed.postcode, ' ', '') = directory.postcode_key
where directory.lsoa21_code like 'E01%'
group by listed.source, directory.lsoa21_code
order by listed.source, directory.lsoa21_code

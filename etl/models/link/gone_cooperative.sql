-- One row per company that Co-operatives UK listed in 2017 and that the company file no longer has,
-- where the file must have it: its office was in a council that the file holds whole.
-- Coverage is measured here as mart.register_coverage does, from the layers below.
-- key: entry_id
with place as (
    select directory.postcode_key, ward.council25_code
    from staging.ons_postcode_directory as directory
    inner join staging.ons_lsoa21_ward25_lookup as ward
        on directory.lsoa21_code = ward.lsoa21_code
),

listed as (
    select place.council25_code, count(*) as company_count
    from staging.companies_house as company
    inner join place on replace(company.postcode, ' ', '') = place.postcode_key
    group by place.council25_code
),

resident as (
    select
        ward.council25_code, sum(people.population) as population,
        sum(sum(people.population)) over () as all_population
    from staging.ons_lsoa21_ward25_lookup as ward
    inner join staging.ons_lsoa21_population as people on ward.lsoa21_code = people.lsoa21_code
    group by ward.council25_code
),

whole as (
    select listed.council25_code
    from listed
    inner join resident on listed.council25_code = resident.council25_code
    inner join reference.register_coverage as coverage on coverage.source = 'companies_house'
    where coverage_of(
        (select count(*) from staging.companies_house), listed.company_count,
        1000.0 * listed.company_count / resident.population,
        cast(coverage.whole_file_per_1000 as double) * resident.all_population / 1000,
        cast(coverage.complete_from_per_1000 as double)
    ) = 'complete'
)

select
    cooperative.entry_id,
    'In the 2017 list of Co-operatives UK, and no longer in the company file.' as reason
from staging.coops_uk_organisations as cooperative
inner join place on replace(cooperative.postcode, ' ', '') = place.postcode_key
inner join whole on place.council25_code = whole.council25_code
left join staging.companies_house as company on cooperative.same_id = company.entry_id
where cooperative.status <> 'removed' and cooperative.same_id like 'GB-COH-%'
    and company.entry_id is null
order by cooperative.entry_id

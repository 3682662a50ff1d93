-- A source that claims every neighbourhood of England lacks some that the need file holds.
with held as (
    select 'ons_lsoa21_ward25_lookup' as source, lsoa21_code
    from staging.ons_lsoa21_ward25_lookup
    union all
    select 'ons_lsoa21_msoa21_lookup' as source, lsoa21_code
    from staging.ons_lsoa21_msoa21_lookup
    union all
    select 'ons_lsoa21_population' as source, lsoa21_code from staging.ons_lsoa21_population
    union all
    select 'ons_lsoa21_boundaries' as source, lsoa21_code from staging.ons_lsoa21_boundaries
    union all
    select 'ocsi_cni2023' as source, lsoa21_code from staging.ocsi_cni2023
    union all
    select 'ons_lsoa11_lsoa21_lookup' as source, lsoa21_code
    from staging.ons_lsoa11_lsoa21_lookup
)

select source.source, need.lsoa21_code
from (select distinct held.source from held) as source
cross join staging.mhclg_iod2025 as need
anti join held on source.source = held.source and need.lsoa21_code = held.lsoa21_code
order by all

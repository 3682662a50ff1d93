-- One row per place at each level of counting: its name, its residents, urban or rural.
-- A ward too small to hold a neighbourhood is there with none, and without residents.
-- is_urban: of an area as it is published; of other places, where most residents live
-- key: place_level, place_code
with held as (
    select
        member.place_level, member.place_code,
        any_value(member.place_name) as place_name,
        any_value(member.council25_code) as council25_code,
        cast(sum(home.population) as integer) as population,
        count(*) as neighbourhood_count,
        2 * sum(if(home.is_urban, home.population, 0))
        >= sum(home.population) filter (where home.is_urban is not null) as is_mostly_urban
    from joined.place_member as member
    inner join core.neighbourhood as home on member.lsoa21_code = home.lsoa21_code
    group by member.place_level, member.place_code
),

shape as (
    select 'area' as place_level, area.area_code as place_code, area.longitude, area.latitude
    from staging.ons_msoa21_boundaries as area
    union all
    select 'ward' as place_level, ward.ward25_code as place_code, ward.longitude, ward.latitude
    from staging.ons_ward25_boundaries as ward
    union all
    select
        'council' as place_level, council.council25_code as place_code, council.longitude,
        council.latitude
    from core.council as council
)

select
    coalesce(held.place_level, 'ward') as place_level,
    coalesce(held.place_code, ward.ward25_code) as place_code,
    coalesce(held.place_name, ward.ward_name) as place_name,
    coalesce(held.council25_code, ward.council25_code) as council25_code,
    held.population,
    coalesce(held.neighbourhood_count, 0) as neighbourhood_count,
    coalesce(rural_urban.is_urban, held.is_mostly_urban) as is_urban,
    coalesce(shape.longitude, ward.longitude) as longitude,
    coalesce(shape.latitude, ward.latitude) as latitude
from held
full join staging.ons_ward25_boundaries as ward
    on held.place_level = 'ward' and held.place_code = ward.ward25_code
left join shape on held.place_level = shape.place_level and held.place_code = shape.place_code
left join staging.ons_ruc21_lsoa21_msoa as rural_urban
    on held.place_level = 'area' and held.place_code = rural_urban.area_code
order by place_level, place_code

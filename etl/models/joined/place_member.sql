-- One row per place above the neighbourhood and neighbourhood in it, at each level of counting.
-- Regions have no code in the sources, so a region's name is its code.
-- council25_code: of an area the council of most of its neighbourhoods; null above a council
-- key: place_level, place_code, lsoa21_code
with home as (
    select
        home.lsoa21_code, home.area_code, home.area_name, home.ward25_code, home.ward_name,
        home.council25_code, council.council_name,
        coalesce(council.combined_authority_code, council.combined_authority_name)
            as authority_code,
        council.combined_authority_name as authority_name,
        coalesce(council.region_name, home.region_name) as region_name,
        mode(home.council25_code order by home.council25_code)
            over (partition by home.area_code) as area_council25_code
    from core.neighbourhood as home
    left join core.council as council on home.council25_code = council.council25_code
),

member as (
    select
        'area' as place_level, home.area_code as place_code, home.area_name as place_name,
        home.area_council25_code as council25_code, home.lsoa21_code
    from home
    union all
    select
        'ward' as place_level, home.ward25_code as place_code, home.ward_name as place_name,
        home.council25_code, home.lsoa21_code
    from home
    union all
    select
        'council' as place_level, home.council25_code as place_code,
        home.council_name as place_name, home.council25_code, home.lsoa21_code
    from home
    union all
    select
        'authority' as place_level, home.authority_code as place_code,
        home.authority_name as place_name, null as council25_code, home.lsoa21_code
    from home
    union all
    select
        'region' as place_level, home.region_name as place_code, home.region_name as place_name,
        null as council25_code, home.lsoa21_code
    from home
    union all
    select
        'england' as place_level, 'E92000001' as place_code, 'England' as place_name,
        null as council25_code, home.lsoa21_code
    from home
)

select
    member.place_level, member.place_code, member.place_name, member.council25_code,
    member.lsoa21_code
from member
where member.place_code is not null
order by member.place_level, member.place_code, member.lsoa21_code

-- One row per neighbourhood of a place, with its rank and decile on the overall index.
-- $level: of the place · $code: its code · $codes: of the neighbourhoods of a place of one's own ·
-- $release: of the Index of Multiple Deprivation.
select
    home.lsoa21_code,
    home.neighbourhood_name,
    home.area_name,
    home.ward_name,
    home.council25_code,
    home.council_name,
    home.population,
    home.is_urban,
    need.rank,
    need.decile
from mart.neighbourhood as home
left join mart.need_by_neighbourhood as need
    on
        home.lsoa21_code = need.lsoa21_code
        and need.domain = 'imd'
        and need.release = $release
where
    case $level
        when 'neighbourhood' then home.lsoa21_code = $code
        when 'area' then home.area_code = $code
        when 'ward' then home.ward25_code = $code
        when 'council' then home.council25_code = $code
        else list_contains($codes, home.lsoa21_code)
    end
order by need.rank nulls last, home.lsoa21_code

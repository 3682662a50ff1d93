-- The residents of the places of a level are not those of the neighbourhoods that lie in them.
with level as (
    select place.place_level, coalesce(sum(place.population), 0) as residents
    from mart.place as place
    group by place.place_level
),

home as (
    select
        coalesce(sum(home.population), 0) as england,
        coalesce(sum(home.population) filter (where home.area_code is not null), 0) as area,
        coalesce(sum(home.population) filter (where home.ward25_code is not null), 0) as ward,
        coalesce(sum(home.population) filter (where home.council25_code is not null), 0) as council
    from mart.neighbourhood as home
),

due as (
    select place_level, residents
    from home unpivot (residents for place_level in (england, area, ward, council))
)

select level.place_level, level.residents, due.residents as residents_due
from due
inner join level on due.place_level = level.place_level
where level.residents <> due.residents
order by level.place_level

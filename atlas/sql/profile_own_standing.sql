-- One row: where a place of one's own would stand in need among the places of a level, 0 to 1.
-- Its score is averaged by residents, as that of a published place is.
-- $codes: its neighbourhoods · $level: area or ward.
with newest as (
    select max(measure.release) as release
    from mart.measure as measure
    where measure.domain = 'imd'
),

here as (
    select sum(need.score * home.population) / sum(home.population) as average_score
    from mart.need_by_neighbourhood as need
    inner join newest on need.release = newest.release
    inner join mart.neighbourhood as home on need.lsoa21_code = home.lsoa21_code
    where
        need.domain = 'imd'
        and need.score is not null
        and list_contains($codes, need.lsoa21_code)
)

select
    least(
        1, (1 + count(*) filter (where place.average_score > here.average_score)) / count(*)
    ) as standing
from mart.place_need as place
inner join newest on place.release = newest.release
cross join here
where
    place.place_level = $level
    and place.domain = 'imd'
    and place.average_score is not null
    and here.average_score is not null
having count(*) > 0

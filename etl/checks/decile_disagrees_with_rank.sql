-- A published decile is not the tenth that its rank lies in.
with total as (
    select 2025 as release, 33755 as places
    union all
    select 2019 as release, 32844 as places
    union all
    select 2015 as release, 32844 as places
)

select need.release, need.domain, need.lsoa21_code, need.rank, need.decile
from core.need_by_neighbourhood as need
inner join total on need.release = total.release
-- Publishers round the edge of a tenth either way, and ties fall on one side: one rank is allowed.
where abs(need.rank * 10.0 / total.places - (need.decile - 0.5)) > 0.5 + 30.0 / total.places
order by all

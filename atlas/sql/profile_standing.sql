-- One row: where a place stands in need among the places of its level, 0 (the worst) to 1.
-- $level, $code: the place.
select need.rank / need.place_count as standing
from mart.place_need as need
where
    need.place_level = $level
    and need.place_code = $code
    and need.domain = 'imd'
    and need.rank is not null
order by need.release desc
limit 1

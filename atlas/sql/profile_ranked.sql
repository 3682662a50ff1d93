-- One row: how many neighbourhoods of England are ranked on the Index of Multiple Deprivation.
-- $release: of the index.
select max(need.rank) as ranked_count
from mart.need_by_neighbourhood as need
where need.domain = 'imd' and need.release = $release

-- One row per neighbourhood and domain of the Community Needs Index.
-- key: lsoa21_code, release, domain
-- rank: in England, 1 is most need; decile: ours, from the rank; score: higher is more need
select
    need.lsoa21_code,
    need.release,
    need.domain,
    need.rank,
    need.decile,
    need.score
from core.community_need_by_neighbourhood as need
order by need.domain, need.lsoa21_code

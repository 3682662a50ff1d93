-- One row per neighbourhood, release of the Indices of Deprivation and domain.
-- key: lsoa21_code, release, domain
-- release: 2015, 2019 or 2025; domain: imd is the overall index
-- rank: in England, 1 is most deprived; decile: 1 is the most deprived tenth
-- score: where published for this very neighbourhood; never compare scores between releases
-- comparability: published, unchanged, split (rank of the parent), merged or irregular (not known)
select
    need.lsoa21_code,
    need.release,
    need.domain,
    need.rank,
    need.decile,
    need.score,
    need.comparability
from core.need_by_neighbourhood as need
order by need.release, need.domain, need.lsoa21_code

-- One row per neighbourhood: is it part of a cluster of high or of low need (local Moran)?
-- key: lsoa21_code
-- cluster: HH high need among high, LL low among low, HL high among low, LH low among high; null
-- where it may be chance (p_value 0.05 or more) or it has no neighbour; by the rank in 2025
-- statistic: local Moran's I; p_value: two-sided, by shuffling; null where it has no neighbour
select
    measured.lsoa21_code,
    measured.cluster,
    measured.statistic,
    measured.p_value
from measured.need_cluster as measured
order by measured.lsoa21_code

-- One row per measure of need and release that this build holds: the menu of the map.
-- key: measure_group, release, domain
-- kind: index, domain, supplementary or sub-domain; source: the source it comes from
with held as (
    select distinct 'iod' as measure_group, release, domain
    from core.need_by_neighbourhood
    union all
    select distinct 'cni' as measure_group, release, domain
    from core.community_need_by_neighbourhood
)
select
    held.measure_group,
    held.release,
    held.domain,
    measure.name,
    measure.kind,
    measure.description,
    cast(measure.sort_no as integer) as sort_no,
    case held.measure_group when 'iod' then 'mhclg_iod' || held.release else 'ocsi_cni2023' end
        as source
from held
inner join reference.measure as measure
    on held.measure_group = measure.measure_group and held.domain = measure.domain
order by cast(measure.sort_no as integer), held.release desc

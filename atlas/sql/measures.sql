-- One row per measure and release held: the menu of the map, in its order.
select
    measure.measure_group,
    measure.domain,
    measure.release,
    measure.name,
    measure.kind,
    measure.description,
    measure.source
from mart.measure as measure
order by
    measure.measure_group desc,
    measure.sort_no,
    measure.domain,
    measure.release

-- One row per code that a filter of the directory may hold: activities, registers, wards, areas.
-- council25_code: of a ward or an area, else null.
select
    'activities' as filter,
    organisation.activity_group_code as code,
    min(organisation.activity_group_name) as name,
    null as council25_code
from mart.organisation as organisation
where organisation.activity_group_code is not null
group by organisation.activity_group_code
union all
select
    'registers' as filter,
    source.source as code,
    source.title as name,
    null as council25_code
from meta.source as source
where source.source in (
    select unnest(string_split(organisation.registers, ', ')) from mart.organisation as organisation
)
union all
select
    'wards' as filter,
    ward.ward25_code as code,
    ward.ward_name as name,
    ward.council25_code
from mart.ward as ward
union all
select
    'areas' as filter,
    area.area_code as code,
    area.area_name as name,
    area.council25_code
from mart.area as area
order by filter, name, code

-- One row per scope: the concentration index of organisations over need, with its interval.
-- $council: council25_code, or 'england' · $definition: one of the twelve.
-- Below nought there are more in places of greater need.
select
    concentration.scope,
    concentration.code,
    concentration.concentration_index,
    concentration.index_low,
    concentration.index_high,
    concentration.organisation_count,
    concentration.neighbourhood_count
from mart.concentration as concentration
left join mart.council as council on council.council25_code = $council
where
    concentration.definition = $definition
    and (
        concentration.scope = 'england'
        or concentration.code = $council
        or (concentration.scope = 'region' and concentration.code = council.region_name)
    )
order by concentration.scope, concentration.code

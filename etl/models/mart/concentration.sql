-- One row per council, region or all England, and definition: the concentration index of
-- organisations over neighbourhoods from the most deprived on. Covered councils only.
-- key: scope, code, definition
-- scope: council, region or england; code: as place_code in mart.place
-- definition: as in mart.provision
-- concentration_index: -1 to 1; below nought there is more where deprivation is greater
-- index_low, index_high: its 95 % interval, by resampling neighbourhoods
-- organisation_count: each once in a neighbourhood; neighbourhood_count: whose deprivation is known
select
    measured.scope, measured.code, measured.definition, measured.concentration_index,
    measured.index_low, measured.index_high, measured.organisation_count,
    measured.neighbourhood_count
from measured.concentration as measured
order by measured.scope, measured.code, measured.definition

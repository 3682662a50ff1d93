-- One row per council, region or all England, definition and deprivation decile: the share of
-- organisations there beside the share of residents. Covered councils only.
-- key: scope, code, definition, decile
-- scope: council, region or england; code: as place_code in mart.place
-- definition: as in mart.provision
-- decile: of the overall index of 2025 in England, 1 is the most deprived
-- organisation_share, resident_share: 0 to 1, each summing to 1 over the deciles
-- difference: organisation_share less resident_share: above nought is more than their share
-- difference_low, difference_high: its 95 % interval, by resampling neighbourhoods
select
    measured.scope, measured.code, measured.definition, measured.decile,
    measured.organisation_share, measured.resident_share, measured.difference,
    measured.difference_low, measured.difference_high
from measured.equity as measured
order by measured.scope, measured.code, measured.definition, measured.decile

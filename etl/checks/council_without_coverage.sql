-- A council lacks the coverage of a register, so that a gap there could pass for a nought.
select council.council25_code, register.source
from mart.council as council
cross join (select distinct tier_register.source from mart.tier_register) as register
anti join mart.register_coverage as coverage
    on council.council25_code = coverage.council25_code and register.source = coverage.source
order by all

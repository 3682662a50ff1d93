-- One row per council and register: how far the register is held there, and why so.
select
    council.council25_code,
    council.council_name,
    register_coverage.source,
    coalesce(source.title, register_coverage.source) as title,
    register_coverage.coverage,
    register_coverage.reason,
    register_coverage.listed_count
from mart.register_coverage as register_coverage
inner join mart.council as council
    on register_coverage.council25_code = council.council25_code
left join meta.source as source on register_coverage.source = source.source
order by council.council_name, council.council25_code, register_coverage.source

-- One row per register and council: whether the register is complete there, and how we know.
-- Where it is not complete nothing may be counted: few is then not low but not known.
-- key: source, council25_code
-- coverage: complete, partial or missing; reason: why, with figures
-- listed_count: live bodies of the register in the council (every company, for Companies House)
select
    held.source,
    held.council25_code,
    held.coverage,
    held.reason,
    held.listed_count
from graded.register_coverage as held
order by held.source, held.council25_code

-- One row per tier and register its count needs: where one is not complete, it is not known.
-- The tier local needs none: it is what the council's own list names.
-- key: tier, source
select
    needed.tier,
    needed.source
from graded.tier_register as needed
order by needed.tier, needed.source

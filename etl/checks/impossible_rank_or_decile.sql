-- A published rank is below 1 or beyond the neighbourhoods of England, or a decile is not 1 to 10.
select release, domain, lsoa21_code, rank, decile
from core.need_by_neighbourhood
where
    rank not between 1 and 33755
    or decile not between 1 and 10
    or (decile is null) <> (rank is null)
order by release, domain, lsoa21_code

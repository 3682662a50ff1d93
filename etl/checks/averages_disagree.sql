-- More than one council in a hundred is over 0.1 % from a published average; all are listed.
-- The publisher weights by denominators that some copies lack; then ours weights by ONS residents,
-- which differ most where few people live.
with far as (
    select figure, council25_code, council_name, published, ours, difference_pct
    from mart.published_agreement
    where figure <> 'share in the worst tenth' and (ours is null or abs(difference_pct) > 0.1)
)

select far.figure, far.council25_code, far.council_name, far.published, far.ours
from far
where (
    select count(*) from far as other where other.figure = far.figure
) > (
    select count(distinct whole.council25_code) / 100.0 from mart.published_agreement as whole
)
order by all

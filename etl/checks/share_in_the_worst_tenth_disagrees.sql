-- Our share of a council's neighbourhoods in the worst tenth is not the published one.
select council25_code, council_name, published, ours
from mart.published_agreement
where
    figure = 'share in the worst tenth'
    and (ours is null or abs(ours - published) >= 0.00005)
order by council25_code

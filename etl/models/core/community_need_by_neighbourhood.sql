-- One row per neighbourhood of 2021 and domain of the Community Needs Index 2023.
-- Rank 1 is most need. The decile is ours: the publisher gives scores and ranks only. It is
-- counted over the 33,755 neighbourhoods of England.
-- key: lsoa21_code, release, domain
with long as (
    select lsoa21_code, domain, score, rank
    from staging.ocsi_cni2023 unpivot include nulls (
        (score, rank) for domain in (
            (cni_score, cni_rank) as 'cni',
            (civic_assets_score, civic_assets_rank) as 'civic_assets',
            (connectedness_score, connectedness_rank) as 'connectedness',
            (engaged_community_score, engaged_community_rank) as 'engaged_community'
        )
    )
)

select
    long.lsoa21_code,
    2023 as release,
    long.domain,
    long.rank,
    cast(least(10, ceil(long.rank * 10 / 33755.0)) as integer) as decile,
    long.score
from long
where long.rank is not null

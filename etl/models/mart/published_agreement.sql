-- One row per council and summary figure of 2025: MHCLG's beside ours.
-- key: council25_code, figure
-- difference_pct: of ours from theirs, per cent; null where theirs is nought
with summary as (
    select
        history.council25_code,
        theirs.council_name,
        theirs.imd_average_score,
        theirs.imd_average_rank,
        theirs.imd_worst_tenth_share,
        ours.imd_average_score as our_average_score,
        ours.imd_average_rank as our_average_rank,
        round(ours.imd_worst_tenth_share, 4) as our_worst_tenth_share
    from staging.published_figures as theirs
    inner join staging.local_authority_code_history as history
        on theirs.council_code = history.old_council_code
    left join core.council_need as ours on history.council25_code = ours.council25_code
),

pair as (
    select council25_code, council_name, figure, published, ours
    from summary unpivot include nulls (
        (published, ours) for figure in (
            (imd_average_score, our_average_score) as 'average score',
            (imd_average_rank, our_average_rank) as 'average rank',
            (imd_worst_tenth_share, our_worst_tenth_share) as 'share in the worst tenth'
        )
    )
)

select
    pair.council25_code,
    pair.council_name,
    pair.figure,
    pair.published,
    pair.ours,
    100 * (pair.ours - pair.published) / nullif(pair.published, 0) as difference_pct
from pair
order by pair.council25_code, pair.figure

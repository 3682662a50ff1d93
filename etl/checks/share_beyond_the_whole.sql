-- A share or a probability is below nought or above one, or shares of a whole do not make it up.
with share as (
    select
        'need' as what, need.place_level as level, need.place_code as code,
        unnest([need.worst_tenth_share, need.worst_fifth_share, need.known_share]) as share
    from mart.place_need as need
    union all
    select
        'provision' as what, measured.place_level as level, measured.place_code as code,
        unnest([measured.lowest_fifth_probability, measured.growing_probability]) as share
    from mart.provision as measured
    union all
    select
        'equity' as what, measured.scope as level, measured.code,
        unnest([measured.organisation_share, measured.resident_share]) as share
    from mart.equity as measured
)

select share.what, share.level, share.code, share.share
from share
where share.share not between 0 and 1 + 1e-9
union all
select 'equity as a whole' as what, whole.scope as level, whole.code, whole.organisation_share
from (
    select
        measured.scope, measured.code, measured.definition,
        sum(measured.organisation_share) as organisation_share,
        sum(measured.resident_share) as resident_share
    from mart.equity as measured
    group by measured.scope, measured.code, measured.definition
) as whole
where abs(whole.organisation_share - 1) > 1e-6 or abs(whole.resident_share - 1) > 1e-6
order by all

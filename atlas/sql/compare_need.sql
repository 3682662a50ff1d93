-- One row per place asked for: its need by overall deprivation in a release.
-- A neighbourhood's own score and rank stand for its average; its residents are all in one tenth.
-- $codes: place_code of mart.place, or lsoa21_code · $release: of domain imd.
select
    need.place_code,
    need.average_score,
    need.rank,
    need.place_count,
    need.worst_tenth_share,
    need.worst_fifth_share,
    need.known_share
from mart.place_need as need
where
    list_contains($codes, need.place_code)
    and need.measure_group = 'iod'
    and need.domain = 'imd'
    and need.release = $release
union all
select
    need.lsoa21_code as place_code,
    need.score as average_score,
    need.rank,
    total.place_count,
    cast(need.decile = 1 as double) as worst_tenth_share,
    cast(need.decile <= 2 as double) as worst_fifth_share,
    if(need.decile is null, 0, 1) as known_share
from mart.need_by_neighbourhood as need
cross join (
    select count(held.rank) as place_count
    from mart.need_by_neighbourhood as held
    where held.domain = 'imd' and held.release = $release
) as total
where
    list_contains($codes, need.lsoa21_code)
    and need.domain = 'imd'
    and need.release = $release
order by place_code

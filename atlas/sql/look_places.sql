-- One row per area or ward of a council: its need, and its provision where that is known.
-- $council: council25_code · $level: area or ward · $definition: of the twelve · $release: of the
-- IMD. Where the council is not covered every column of provision is null.
-- cluster_count: how many of its neighbourhoods lie in a wider cluster of high need
with clustered as (
    select
        if($level = 'area', neighbourhood.area_code, neighbourhood.ward25_code) as place_code,
        count(*) as cluster_count
    from mart.need_cluster as need_cluster
    inner join mart.neighbourhood as neighbourhood
        on need_cluster.lsoa21_code = neighbourhood.lsoa21_code
    where neighbourhood.council25_code = $council and need_cluster.cluster = 'HH'
    group by all
)

select
    place.place_code,
    place.place_name,
    place.council25_code,
    place.population,
    place.neighbourhood_count,
    need.rank as need_rank,
    need.place_count as need_count,
    coalesce(need.is_worst_fifth, false) as is_worst_fifth,
    need.worst_tenth_share,
    provision.organisation_count,
    provision.expected_count,
    provision.rule,
    provision.rate_per_1000,
    provision.rate_low,
    provision.rate_high,
    provision.shrunk_per_1000,
    provision.shrunk_low,
    provision.shrunk_high,
    provision.peer_rate_per_1000,
    provision.relative,
    provision.lowest_fifth_probability,
    provision.robust_count,
    provision.new_count,
    provision.new_expected,
    provision.growing_probability,
    provision.is_urban,
    coalesce(clustered.cluster_count, 0) as cluster_count
from mart.place as place
left join mart.place_need as need
    on
        place.place_level = need.place_level
        and place.place_code = need.place_code
        and need.measure_group = 'iod'
        and need.domain = 'imd'
        and need.release = $release
left join mart.provision as provision
    on
        place.place_level = provision.place_level
        and place.place_code = provision.place_code
        and provision.definition = $definition
left join clustered on place.place_code = clustered.place_code
where
    place.place_level = $level and place.council25_code = $council and place.neighbourhood_count > 0
order by need.rank nulls last, place.place_code

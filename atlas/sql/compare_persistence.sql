-- One row per place asked for: its neighbourhoods in England's worst tenth, release after release.
-- $codes: place_code of mart.place, or lsoa21_code.
-- known_count: neighbourhoods whose tenth is known in every release of overall deprivation;
-- always_count: of those, in the worst tenth in all; now_count: in it in the newest release, of
-- now_known_count; first_release to last_release: how many releases there are, from when to when.
with need as (
    select
        held.lsoa21_code,
        held.release,
        held.decile,
        max(held.release) over () as last_release,
        min(held.release) over () as first_release
    from mart.need_by_neighbourhood as held
    where held.domain = 'imd'
),

times as (
    select
        need.lsoa21_code,
        count(need.decile) as known,
        count(*) filter (where need.decile = 1) as worst,
        max(need.decile) filter (where need.release = need.last_release) as decile_now,
        any_value(need.first_release) as first_release,
        any_value(need.last_release) as last_release
    from need
    group by need.lsoa21_code
),

releases as (
    select count(distinct need.release) as release_count
    from need
),

member as (
    select
        unnest([
            neighbourhood.lsoa21_code, neighbourhood.area_code, neighbourhood.ward25_code,
            neighbourhood.council25_code, authority.place_code
        ]) as place_code,
        neighbourhood.lsoa21_code
    from mart.neighbourhood as neighbourhood
    left join mart.council as council
        on neighbourhood.council25_code = council.council25_code
    left join mart.place as authority
        on authority.place_level = 'authority'
        and council.combined_authority_name = authority.place_name
)

select
    member.place_code,
    releases.release_count,
    any_value(times.first_release) as first_release,
    any_value(times.last_release) as last_release,
    count(*) filter (where times.known = releases.release_count) as known_count,
    count(*) filter (where times.worst = releases.release_count) as always_count,
    count(*) filter (where times.decile_now = 1) as now_count,
    count(times.decile_now) as now_known_count
from member
inner join times on member.lsoa21_code = times.lsoa21_code
cross join releases
where list_contains($codes, member.place_code)
group by member.place_code, releases.release_count
order by member.place_code

-- One row per neighbourhood of a council that may be counted: its fifth of deprivation (1 is the
-- most deprived), who is counted there and who lives there. None where it may not be counted.
-- $council: council25_code · $definition: of mart.covered · $tiers: its kinds ·
-- $count: which count of mart.place_count it is, such as abc_in · $release: of domain imd.
with covered as (
    select string_split(held.basis, ', ') as registers
    from mart.covered as held
    where
        held.council25_code = $council and held.definition = $definition and held.is_covered
),

counted as (
    select
        held.place_code,
        sum(
            case $count
                when 'abc_in' then held.count_abc_in
                when 'abc_out' then held.count_abc_out
                when 'abcd_in' then held.count_abcd_in
                when 'abcd_out' then held.count_abcd_out
            end
        ) as organisation_count
    from mart.place_count as held
    cross join covered
    where
        held.place_level = 'neighbourhood'
        and list_contains($tiers, held.tier)
        and list_contains(covered.registers, held.register)
    group by held.place_code
)

select
    home.lsoa21_code,
    cast(ceil(need.decile / 2) as integer) as fifth,
    home.population,
    cast(coalesce(counted.organisation_count, 0) as integer) as organisation_count
from mart.neighbourhood as home
cross join covered
inner join mart.need_by_neighbourhood as need
    on home.lsoa21_code = need.lsoa21_code and need.domain = 'imd' and need.release = $release
left join counted on home.lsoa21_code = counted.place_code
where home.council25_code = $council and need.decile is not null and home.population > 0
order by home.lsoa21_code

-- One row per council: what makes councils alike, of open data for every one.
-- The shares (0 to 1) are of residents in England's most deprived fifth by each domain, and of
-- residents in rural neighbourhoods. $release: of the indices.
with deprived as (
    select
        need.place_code,
        max(need.worst_fifth_share) filter (where need.domain = 'income') as income,
        max(need.worst_fifth_share) filter (where need.domain = 'employment') as employment,
        max(need.worst_fifth_share) filter (where need.domain = 'education') as education,
        max(need.worst_fifth_share) filter (where need.domain = 'health') as health,
        max(need.worst_fifth_share) filter (where need.domain = 'crime') as crime,
        max(need.worst_fifth_share) filter (where need.domain = 'barriers') as barriers,
        max(need.worst_fifth_share)
            filter (where need.domain = 'living_environment') as living_environment
    from mart.place_need as need
    where
        need.place_level = 'council'
        and need.measure_group = 'iod'
        and need.release = $release
    group by need.place_code
),

living as (
    select
        home.council25_code,
        sum(if(home.is_urban, 0, home.population)) / sum(home.population) as rural_share
    from mart.neighbourhood as home
    where home.is_urban is not null
    group by home.council25_code
)

select
    council.council25_code,
    council.council_name,
    council.population,
    living.rural_share,
    deprived.income,
    deprived.employment,
    deprived.education,
    deprived.health,
    deprived.crime,
    deprived.barriers,
    deprived.living_environment
from mart.council as council
inner join deprived on council.council25_code = deprived.place_code
inner join living on council.council25_code = living.council25_code
order by council.council25_code

-- One row per scope and decile of deprivation: the share of organisations and of residents there.
-- $council: council25_code, or 'england' · $definition: one of the twelve.
-- scope: council, its region and England, of these the covered councils only.
-- council_count: of how many covered councils a scope is made
with scoped as (
    select
        covered.council25_code,
        coalesce(council.region_name, '') as region_name
    from mart.covered as covered
    inner join mart.council as council on covered.council25_code = council.council25_code
    where covered.definition = $definition and covered.is_covered
),

home as (
    select coalesce(council.region_name, '') as region_name
    from mart.council as council
    where council.council25_code = $council
)

select
    equity.scope,
    equity.code,
    equity.decile,
    equity.organisation_share,
    equity.resident_share,
    equity.difference,
    equity.difference_low,
    equity.difference_high,
    (
        select count(*)
        from scoped
        where
            equity.scope = 'england'
            or (equity.scope = 'region' and scoped.region_name = equity.code)
            or (equity.scope = 'council' and scoped.council25_code = equity.code)
    ) as council_count
from mart.equity as equity
where
    equity.definition = $definition
    and (
        equity.scope = 'england'
        or equity.code = $council
        or (equity.scope = 'region' and equity.code in (select home.region_name from home))
    )
order by equity.scope, equity.code, equity.decile

-- One row: the build that is open.
select
    build.build_id,
    build.contract,
    build.built_at,
    build.is_practice,
    build.title
from meta.build as build
order by build.build_id

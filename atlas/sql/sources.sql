-- One row per source that the app knows, loaded or absent.
select
    source.source,
    source.title,
    source.publisher,
    source.homepage,
    source.licence,
    source.attribution,
    source.covers,
    source.updated,
    source.release,
    source.costs,
    source.status,
    source.rows_read,
    source.rows_kept,
    source.rows_refused
from meta.source as source
order by source.status desc, source.title, source.source

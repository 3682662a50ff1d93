-- One row per source, table and reason for which rows were refused, with up to three keys.
select
    refused.source,
    refused.source_table,
    refused.reason,
    count(*) as refused_count,
    array_to_string(
        list_slice(list(refused.row_key order by refused.row_no), 1, 3), ', '
    ) as example_keys
from meta.refused as refused
group by refused.source, refused.source_table, refused.reason
order by refused.source, refused_count desc, refused.source_table, refused.reason

-- A table's rows read are not its rows kept plus its rows refused.
select source, source_table, rows_read, rows_kept, rows_refused
from meta.source_table
where rows_read <> rows_kept + rows_refused
order by source, source_table

-- One row per line of the council's own list: which organisation, what is said of it, and why.
-- node is a number with its scheme in front; a line without one goes by name and postcode.
-- What people may read (name, reason, source) holds no way of reaching a person.
-- key: line_no
with line as (
    select
        cast(file.line_no as integer) as line_no,
        filled(file.org_id) as number_given,
        register_node(file.org_id) as node,
        one_line(file.name) as name,
        filled(file.postcode) as postcode_given,
        tidy_postcode(file.postcode) as postcode,
        lower(trim(file.action)) as action,
        one_line(file.reason) as reason,
        one_line(file.source) as source,
        tidy_date(file.added_on) as added_on
    from raw.council_list as file
)

select
    line.line_no as row_no,
    'line ' || line.line_no as row_key,
    case
        when line.action in ('confirm', 'exclude', 'site', 'hub')
            then coalesce(
                named_trouble(line.number_given, line.node, line.name, line.postcode_given),
                if(line.postcode_given is not null and line.postcode is null,
                    'the postcode cannot be read', null),
                if(line.action in ('site', 'hub') and line.postcode is null,
                    'a site or a hub needs its postcode', null),
                if(line.node like 'LOCAL-%', 'a group that no register lists goes by its name and'
                    || ' postcode in this list', null),
                said_trouble(line.reason, line.source, line.name, line.added_on)
            )
        else 'the action is not confirm, exclude, site or hub'
    end as refused_reason,
    line.line_no, line.node, line.name, name_key(line.name) as name_key, line.postcode,
    line.action, line.reason, line.source, line.added_on
from line

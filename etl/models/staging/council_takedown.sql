-- One row per line of the takedown list: who is to appear nowhere.
-- node is a number with its scheme in front; a line without one goes by name and postcode. Nobody
-- need be held by that number or name: who comes later is kept out as well.
-- key: line_no
with line as (
    select
        cast(file.line_no as integer) as line_no,
        filled(file.org_id) as number_given,
        register_node(file.org_id) as node,
        one_line(file.name) as name,
        filled(file.postcode) as postcode_given,
        tidy_postcode(file.postcode) as postcode,
        one_line(file.reason) as reason,
        tidy_date(file.added_on) as added_on
    from raw.council_takedown as file
)

select
    line.line_no as row_no,
    'line ' || line.line_no as row_key,
    coalesce(
        named_trouble(line.number_given, line.node, line.name, line.postcode_given),
        if(line.node is null and line.postcode is null, 'the postcode cannot be read', null),
        said_trouble(line.reason, null, null, line.added_on),
        if(row_number() over (
            partition by coalesce(line.node, name_key(line.name) || '@' || line.postcode)
            order by line.line_no
        ) > 1, 'it is named in an earlier line', null)
    ) as refused_reason,
    line.line_no, line.node, if(line.node is null, name_key(line.name), null) as name_key,
    if(line.node is null, line.postcode, null) as postcode
from line

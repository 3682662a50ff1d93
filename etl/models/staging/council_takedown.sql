-- One row per line of the takedown list: who is to appear nowhere.
-- node is a number with its scheme in front; a line without one goes by name and postcode. Nobody
-- need be held by that number or name: who comes later is kept out as well. Reason and date are the
-- council's own and never shown: whatever they hold, the line stands.
-- key: line_no
with line as (
    select
        cast(file.line_no as integer) as line_no,
        -- A dash in the cell is no number.
        if(letters_and_digits(file.org_id) is null, null, filled(file.org_id)) as number_given,
        register_node(file.org_id) as node,
        name_key(one_line(file.name)) as name_key,
        tidy_postcode(file.postcode) as postcode,
        filled(file.name) is not null and filled(file.postcode) is not null as is_named
    from raw.council_takedown as file
),

judged as (
    select
        line.*,
        case
            when is_formula(line.number_given)
                then 'the number begins with = + - or @, which a spreadsheet would run'
            when line.node is not null or (line.name_key is not null and line.postcode is not null)
                then null
            when line.number_given is not null and not line.is_named
                then 'the number is not one of a register, such as GB-COH-01234567'
            when not line.is_named then 'neither a number, nor a name and a postcode'
            when line.name_key is null
                then 'the name has no letters A to Z or figures to compare by'
            else 'the postcode cannot be read'
        end as trouble
    from line
)

select
    judged.line_no as row_no,
    'line ' || judged.line_no as row_key,
    coalesce(judged.trouble, if(row_number() over (
        partition by
            judged.trouble, coalesce(judged.node, judged.name_key || '@' || judged.postcode)
        order by judged.line_no
    ) > 1, 'it is named in an earlier line', null)) as refused_reason,
    judged.line_no, judged.node, if(judged.node is null, judged.name_key, null) as name_key,
    if(judged.node is null, judged.postcode, null) as postcode
from judged

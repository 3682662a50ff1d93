-- One row per organisation that the takedown list names, by any of its numbers, or by a name in use
-- and a place that registers give it: the postcode, or its neighbourhood. All that fit are taken
-- down. A group that no register lists is named by the identifier it would have.
-- line_nos: the lines that name it
-- key: org_id
with line as (
    select
        listed.line_no, listed.node, listed.name_key, listed.postcode, directory.lsoa21_code
    from staging.council_takedown as listed
    left join staging.ons_postcode_directory as directory
        on replace(listed.postcode, ' ', '') = directory.postcode_key
),

entry as (
    select identifier.org_id, identifier.scheme, identifier.identifier, entry.name, entry.postcode
    from link.organisation_identifier as identifier
    inner join link.register_entry as entry
        on identifier.scheme = entry.scheme and identifier.identifier = entry.identifier
    where exists (select 1 from line where line.name_key is not null)
),

named as (
    select entry.org_id, line.line_no, line.postcode, line.lsoa21_code
    from entry
    inner join line on name_key(entry.name) = line.name_key
    union
    select entry.org_id, line.line_no, line.postcode, line.lsoa21_code
    from entry
    inner join staging.charity_commission_other_names as other
        on entry.scheme = 'GB-CHC' and entry.identifier = other.charity_number
    inner join line on name_key(other.other_name) = line.name_key
    where not other.is_past
),

found as (
    select identifier.org_id, line.line_no
    from link.organisation_identifier as identifier
    inner join line on upper(identifier.scheme || '-' || identifier.identifier) = line.node
    union
    select named.org_id, named.line_no
    from named
    inner join entry on named.org_id = entry.org_id
    left join staging.ons_postcode_directory as directory
        on replace(entry.postcode, ' ', '') = directory.postcode_key
    where entry.postcode = named.postcode or directory.lsoa21_code = named.lsoa21_code
    union
    select coalesce(line.node, group_id(line.name_key, line.lsoa21_code)) as org_id, line.line_no
    from line
    where line.node like 'LOCAL-%' or (line.name_key is not null and line.lsoa21_code is not null)
)

select found.org_id, list(found.line_no order by found.line_no) as line_nos
from found
group by found.org_id
order by found.org_id

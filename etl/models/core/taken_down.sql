-- One row per organisation that the takedown list names, by any of its numbers, or by name and a
-- place that a register gives it: the postcode, or its neighbourhood. All that fit are taken down.
-- A group that no register lists is named by the identifier it would have.
-- key: org_id
with named as (
    select line.node, line.name_key, line.postcode, directory.lsoa21_code
    from staging.council_takedown as line
    left join staging.ons_postcode_directory as directory
        on replace(line.postcode, ' ', '') = directory.postcode_key
),

entry as (
    select identifier.org_id, name_key(entry.name) as name_key, entry.postcode
    from link.organisation_identifier as identifier
    inner join link.register_entry as entry
        on identifier.scheme = entry.scheme and identifier.identifier = entry.identifier
    where exists (select 1 from named where named.name_key is not null)
)

select identifier.org_id
from link.organisation_identifier as identifier
inner join named on upper(identifier.scheme || '-' || identifier.identifier) = named.node
union
select entry.org_id
from entry
inner join named on entry.name_key = named.name_key
left join staging.ons_postcode_directory as directory
    on replace(entry.postcode, ' ', '') = directory.postcode_key
where entry.postcode = named.postcode or directory.lsoa21_code = named.lsoa21_code
union
select coalesce(named.node, group_id(named.name_key, named.lsoa21_code)) as org_id
from named
where named.node like 'LOCAL-%' or (named.name_key is not null and named.lsoa21_code is not null)
order by org_id

-- Somebody that the takedown list names is published: as an organisation, or by a number.
-- The numbers of the list are looked for themselves, whatever organisation they were matched to.
select organisation.org_id, 'an organisation' as held
from mart.organisation as organisation
semi join core.taken_down as down on organisation.org_id = down.org_id
union all
select part.org_id, part.held
from (
    select org_id, 'a place' as held from mart.organisation_site
    union all
    select org_id, 'a name' as held from mart.organisation_name
    union all
    select org_id, 'a search text' as held from mart.organisation_search
    union all
    select org_id, 'a word of the council' as held from mart.council_word
) as part
semi join core.taken_down as down on part.org_id = down.org_id
union all
select identifier.org_id, 'a number' as held
from mart.organisation_identifier as identifier
semi join staging.council_takedown as line
    on upper(identifier.scheme || '-' || identifier.identifier) = line.node
union all
select refused.row_key as org_id, 'the key of a refused row' as held
from meta.refused as refused
semi join staging.council_takedown as line
    on letters_and_digits(refused.row_key)
    in (letters_and_digits(line.node), letters_and_digits(number_of(line.node)))
order by all

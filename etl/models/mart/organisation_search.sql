-- One row per organisation: the text it is found by, and the name it is sorted by.
-- key: org_id
-- search_text: every name, past name and number in capitals without accents or marks, a space at
-- both ends; sort_key: its name in the same form, without a leading THE
with found as (
    select named.org_id, named.kind_no, search_words(named.name) as words
    from joined.organisation_name as named
    union all
    select
        identifier.org_id, 4 as kind_no,
        number_words(identifier.scheme, identifier.identifier) as words
    from joined.organisation_identifier as identifier
),

gathered as (
    select
        found.org_id,
        ' ' || string_agg(found.words, ' ' order by found.kind_no, found.words) || ' '
            as search_text
    from found
    group by found.org_id
)

select
    gathered.org_id,
    gathered.search_text,
    regexp_replace(folded_words(named.name), '^THE ', '') as sort_key
from gathered
inner join joined.organisation_name as named
    on gathered.org_id = named.org_id and named.kind_no = 1
order by gathered.org_id

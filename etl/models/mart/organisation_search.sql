-- One row per organisation: the text it is found by, the name it is sorted by, and what the
-- directory chooses by, so that a search reads this table and the places alone.
-- key: org_id
-- organisation_no: as in mart.organisation
-- name_text: every name and past name in capitals without accents or marks, a space at both ends
-- search_text: the same, and then every number; sort_key: its name, without a leading THE
-- tier, legal_form, activity_group_code, size_band, registered_on, latest_income, registers: as in
-- mart.organisation
with named as (
    select
        named.org_id,
        string_agg(search_words(named.name), ' ' order by named.kind_no, named.name) as words,
        arg_min(folded_words(named.name), named.kind_no) as first_name
    from joined.organisation_name as named
    group by named.org_id
),

numbered as (
    select
        identifier.org_id,
        string_agg(
            number_words(identifier.scheme, identifier.identifier), ' '
            order by identifier.scheme, identifier.identifier
        ) as words
    from joined.organisation_identifier as identifier
    group by identifier.org_id
)

select
    body.org_id,
    body.organisation_no,
    ' ' || named.words || ' ' as name_text,
    ' ' || concat_ws(' ', named.words, numbered.words) || ' ' as search_text,
    regexp_replace(named.first_name, '^THE ', '') as sort_key,
    body.tier,
    body.legal_form,
    activity.activity_group_code,
    size_band(body.latest_income) as size_band,
    body.registered_on,
    body.latest_income,
    body.registers
from joined.organisation as body
inner join named on body.org_id = named.org_id
left join numbered on body.org_id = numbered.org_id
left join joined.organisation_activity as activity on body.org_id = activity.org_id
order by body.org_id

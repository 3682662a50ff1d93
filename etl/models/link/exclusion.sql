-- One row per company or charity whose SIC code, name or income puts it out of what is counted.
-- key: entry_id
with body as materialized (
    select
        company.entry_id, company.legal_form, name_words(company.company_name) as words,
        company.sic_codes, array_to_string(company.sic_codes, ' ') as sic_text, 0.0 as income
    from staging.companies_house as company
    where company.legal_form in ('cic', 'clg')
    union all
    select
        charity.entry_id, charity.legal_form, name_words(charity.charity_name) as words,
        cast([] as varchar[]) as sic_codes, '' as sic_text,
        coalesce(charity.latest_income, 0.0) as income
    from staging.charity_commission_charity as charity
),

rule as materialized (
    select
        rule.exclusion, rule.reason, ' ' || rule.name_has || ' ' as name_has,
        ' (' || rule.name_lacks || ') ' as name_lacks, rule.name_like,
        '(^| )(' || rule.sic_starts || ')' as sic_starts,
        string_split(rule.applies_to, ' ') as applies_to,
        coalesce(cast(rule.income_from as double), 0.0) as income_from
    from reference.name_exclusion as rule
),

-- The plain words first: a pattern costs a thousand times as much.
candidate as materialized (
    select body.entry_id, body.words, body.sic_text, rule.exclusion, rule.reason,
        rule.name_like, rule.name_lacks, rule.sic_starts
    from body
    inner join rule on contains(body.words, rule.name_has)
    left join reference.sic_exclusion as sic
        on body.sic_codes[1] = sic.sic_code and rule.exclusion = sic.exclusion
    -- A community interest company must say it by its code and by its name.
    where (list_contains(rule.applies_to, body.legal_form)
            or (body.legal_form = 'cic' and list_contains(rule.applies_to, 'clg')
                and sic.counts_where = 'first'))
        and body.income >= rule.income_from
),

found as (
    select body.entry_id, sic.exclusion, sic.reason
    from body
    inner join reference.sic_exclusion as sic on body.sic_codes[1] = sic.sic_code
    where list_contains(string_split(sic.applies_to, ' '), body.legal_form)
        and (sic.counts_where = 'first' or len(body.sic_codes) = 1)
    union all
    select candidate.entry_id, candidate.exclusion, candidate.reason
    from candidate
    where coalesce(regexp_matches(candidate.sic_text, candidate.sic_starts), true)
        and coalesce(regexp_matches(candidate.words, candidate.name_like), true)
        and coalesce(not regexp_matches(candidate.words, candidate.name_lacks), true)
)

select
    found.entry_id,
    arg_min(found.exclusion, (found.exclusion <> 'residents', found.reason)) as exclusion,
    arg_min(found.reason, (found.exclusion <> 'residents', found.reason)) as reason
from found
group by found.entry_id
order by found.entry_id

-- One row per body on a register and what it does, from the best source there is for its kind.
-- sort_no says which to show of an organisation that several registers list: the smallest.
-- key: entry_id
with guess as (
    select
        company.entry_id, company.sic_codes[1] as sic_code, cic.probability,
        if(
            cic.probability >= (
                select cast(threshold.value as double) from reference.threshold
                where threshold.threshold = 'activity_probability'
            ), cic.icnptso_code, null
        ) as icnptso_code
    from staging.companies_house as company
    left join staging.activity_classification_cics as cic
        on company.company_number = cic.company_number and company.legal_form = 'cic'
    where company.legal_form in ('cic', 'clg')
)

select
    charity.entry_id, 1 as sort_no, charity_class.icnptso_code as activity_code,
    title.activity_name,
    'Activity by ICNPTSO, from a classification of the charity register of 2021.' as activity_note
from staging.charity_commission_charity as charity
inner join staging.activity_classification_charities as charity_class
    on charity.charity_number = charity_class.charity_number
left join staging.activity_classification_icnptso as title
    on charity_class.icnptso_code = title.icnptso_code
union all
select
    guess.entry_id, if(guess.icnptso_code is null, 3, 2) as sort_no,
    coalesce(guess.icnptso_code, guess.sic_code) as activity_code,
    coalesce(title.activity_name, sic.activity_name) as activity_name,
    case
        when guess.icnptso_code is not null
            then 'Activity by ICNPTSO, a model''s guess with a probability of '
                || printf('%.2f', guess.probability) || '.'
        when guess.probability is not null
            then 'Activity not known by ICNPTSO: the model''s best guess has a probability of only '
                || printf('%.2f', guess.probability)
                || if(sic.activity_name is null, '.', '; the company''s own SIC code is shown.')
        when sic.activity_name is not null then 'The company''s own SIC code.'
        else 'Activity not known.'
    end as activity_note
from guess
left join staging.activity_classification_icnptso as title
    on guess.icnptso_code = title.icnptso_code
left join staging.activity_classification_sic2007 as sic on guess.sic_code = sic.sic_code
union all
select
    society.entry_id, 4 as sort_no, null as activity_code, society.sector as activity_name,
    'Sector by the mutuals register.' as activity_note
from staging.fca_mutuals as society where society.sector is not null
union all
select
    cooperative.entry_id, 5 as sort_no, null as activity_code,
    cooperative.sector as activity_name, 'Sector by Co-operatives UK.' as activity_note
from staging.coops_uk_organisations as cooperative where cooperative.sector is not null
order by entry_id

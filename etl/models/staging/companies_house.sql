-- One row per live company of every kind: ordinary ones are there to be counted at an address.
-- Names and activities are kept for the forms of the social economy and for the numbers that
-- Companies House gives to societies and charitable incorporated organisations (legal form alias).
-- key: company_number
with duplicate as (
    select company_number_key(file."CompanyNumber") as company_number, min(file.rowid) as first_row
    from raw.companies_house as file
    group by company_number_key(file."CompanyNumber")
    having count(*) > 1
),

company as (
    select
        file.*,
        file.rowid as row_id,
        company_number_key(file."CompanyNumber") as company_number,
        case
            when file."CompanyCategory" = 'Community Interest Company' then 'cic'
            when regexp_matches(file."CompanyCategory", '^PRI/(LTD BY GUAR|LBG)/NSC') then 'clg'
            when is_alias_number(company_number_key(file."CompanyNumber")) then 'alias'
        end as form,
        coalesce(
            tidy_postcode(file."RegAddress.PostCode"),
            postcode_at_end(file."RegAddress.County"),
            postcode_at_end(file."RegAddress.PostTown")
        ) as postcode,
        concat_ws(' ', file."RegAddress.AddressLine1", file."RegAddress.AddressLine2") as lines
    from raw.companies_house as file
)

select
    company.row_id + 1 as row_no,
    trim(company."CompanyNumber") as row_key,
    case
        when company.company_number is null then 'no company number'
        when company.row_id > duplicate.first_row then 'the company is there already'
    end as refused_reason,
    company.company_number,
    'GB-COH-' || company.company_number as entry_id,
    'GB-MPR-' || society_of_company_number(company.company_number) as same_id,
    'the society''s number at Companies House' as said,
    company.form as legal_form,
    if(company.form is null, null, trim(company."CompanyName")) as company_name,
    if(company.form is null, null, name_key(company."CompanyName")) as name_key,
    if(company.form = 'alias', null, company_status(
        company."CompanyStatus", company."Accounts.AccountCategory")) as status,
    if(company.form is null, null, list_filter([
        sic_code(company."SICCode.SicText_1"), sic_code(company."SICCode.SicText_2"),
        sic_code(company."SICCode.SicText_3"), sic_code(company."SICCode.SicText_4")
    ], lambda code: code is not null)) as sic_codes,
    if(company.form in ('cic', 'clg'), list_filter([
        filled(company."PreviousName_1.CompanyName"), filled(company."PreviousName_2.CompanyName"),
        filled(company."PreviousName_3.CompanyName"), filled(company."PreviousName_4.CompanyName"),
        filled(company."PreviousName_5.CompanyName"), filled(company."PreviousName_6.CompanyName"),
        filled(company."PreviousName_7.CompanyName"), filled(company."PreviousName_8.CompanyName"),
        filled(company."PreviousName_9.CompanyName"), filled(company."PreviousName_10.CompanyName")
    ], lambda item: item is not null), null) as past_names,
    if(company.form is null, null, tidy_date(company."IncorporationDate")) as registered_on,
    company.postcode,
    address_hash(company.lines, company.postcode) as address_hash,
    exists(
        select 1 from reference.formation_agent as agent
        where agent.postcode = company.postcode
            and contains(upper(company.lines), agent.address_has)
    ) as is_formation_agent
from company
left join duplicate on company.company_number = duplicate.company_number

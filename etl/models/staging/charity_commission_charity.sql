-- One row per charity, removed ones included; linked charities are part of their main charity.
-- The address is a contact address, often a home: only its postcode and a code of it are kept.
-- key: charity_number
select
    file.rowid + 1 as row_no,
    trim(file.registered_charity_number) as row_key,
    case
        when filled(file.registered_charity_number) is null then 'no charity number'
        when coalesce(trim(file.linked_charity_number), '0') <> '0'
            then 'a linked charity, counted with its main charity'
        when row_number() over (
            partition by trim(file.registered_charity_number),
                coalesce(trim(file.linked_charity_number), '0')
            order by file.rowid
        ) > 1 then 'the charity is there already'
    end as refused_reason,
    trim(file.registered_charity_number) as charity_number,
    'GB-CHC-' || trim(file.registered_charity_number) as entry_id,
    'GB-COH-' || company_number_key(file.charity_company_registration_number) as same_id,
    'the charity''s own entry' as said,
    unescaped(file.charity_name) as charity_name,
    name_key(unescaped(file.charity_name)) as name_key,
    case
        when tidy_flag(file.charity_is_cio) or upper(trim(file.charity_type)) = 'CIO'
            or upper(trim(file.charity_company_registration_number)) like 'CE%' then 'cio'
        -- A registered society or a body of royal charter has a company number and is no company.
        when regexp_matches(
            company_number_key(file.charity_company_registration_number), '^(IP|NO|NP|RC|RS|SP)'
        ) then 'charity'
        when company_number_key(file.charity_company_registration_number) is not null
            or trim(file.charity_type) = 'Charitable company' then 'charitable_company'
        else 'charity'
    end as legal_form,
    case
        when trim(file.charity_registration_status) = 'Removed'
            or filled(file.date_of_removal) is not null then 'removed'
        when tidy_flag(file.charity_insolvent) or tidy_flag(file.charity_in_administration)
            then 'in difficulty'
        else 'active'
    end as status,
    tidy_date(file.date_of_registration) as registered_on,
    tidy_date(file.date_of_removal) as removed_on,
    try_cast(filled(file.latest_income) as double) as latest_income,
    tidy_date(file.latest_acc_fin_period_end_date) as latest_income_on,
    if(
        contains(letters_and_digits(file.charity_contact_web), replace(coalesce(
            tidy_postcode(file.charity_contact_postcode), ' , '), ' ', '')
        ), null, tidy_website(unescaped(file.charity_contact_web))
    ) as website,
    coalesce(
        tidy_postcode(file.charity_contact_postcode),
        postcode_at_end(file.charity_contact_address5),
        postcode_at_end(file.charity_contact_address4),
        postcode_at_end(file.charity_contact_address3)
    ) as postcode,
    address_hash(
        concat_ws(' ', file.charity_contact_address1, file.charity_contact_address2),
        tidy_postcode(file.charity_contact_postcode)
    ) as address_hash
from raw.charity_commission_charity as file

-- One row per co-operative on Co-operatives UK's list, dissolved ones included.
-- same_id is its number in the register it names, with the scheme in front.
-- key: cooperative_id
with cooperative as (
    select
        file.*,
        file.rowid as row_id,
        trim(file."Registrar") as registrar,
        letters_and_digits(file."Registered Number") as registered_number,
        tidy_postcode(file."Registered Postcode") as postcode
    from raw.coops_uk_organisations as file
)

select
    cooperative.row_id + 1 as row_no,
    trim(cooperative."CUK Organisation ID") as row_key,
    case
        when filled(cooperative."CUK Organisation ID") is null then 'no identifier'
        when row_number() over (
            partition by trim(cooperative."CUK Organisation ID") order by cooperative.row_id
        ) > 1 then 'the co-operative is there already'
    end as refused_reason,
    trim(cooperative."CUK Organisation ID") as cooperative_id,
    'GB-COOPS-' || trim(cooperative."CUK Organisation ID") as entry_id,
    case
        when cooperative.registered_number is null then null
        -- 4365CS, 746C and 7455CBS are the FCA's, whoever the list says keeps them.
        when cooperative.registrar = 'FCA'
            or regexp_matches(cooperative.registered_number, '^[0-9]+(C|CS|CBS)$')
            then 'GB-MPR-' || society_number_key(cooperative.registered_number)
        when cooperative.registrar in ('Companies House', 'Legal Form is not defined')
            then 'GB-COH-' || company_number_key(cooperative.registered_number)
    end as same_id,
    'the number Co-operatives UK gives' as said,
    trim(cooperative."Registered Name") as cooperative_name,
    name_key(cooperative."Registered Name") as name_key,
    case
        when cooperative."Legal Form" = 'Community Interest Company' then 'cic'
        when regexp_matches(cooperative.registered_number, '^[0-9]+CBS$')
            then 'community_benefit_society'
        when regexp_matches(cooperative.registered_number, '^[0-9]+CS$') then 'cooperative_society'
        when regexp_matches(cooperative.registered_number, '^[0-9]+CU?S?$') then 'credit_union'
        when cooperative."Legal Form" = 'Society' then 'registered_society'
        when contains(lower(cooperative."Legal Form"), 'charitable') then 'cio'
        when cooperative.registered_number is null then 'cooperative_unincorporated'
        else 'cooperative_company'
    end as legal_form,
    if(
        trim(cooperative."Registered Status") = 'Dead'
        or filled(cooperative."Dissolved Date") is not null, 'removed', 'active'
    ) as status,
    tidy_date(cooperative."Incorporation Date") as registered_on,
    tidy_date(cooperative."Dissolved Date") as removed_on,
    filled(cooperative."Sector - Simplified, High Level") as sector,
    cooperative.postcode,
    address_hash(cooperative."Registered Street", cooperative.postcode) as address_hash
from cooperative

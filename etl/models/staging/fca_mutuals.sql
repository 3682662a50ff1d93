-- One row per society on the mutuals register, deregistered ones included.
-- The register has no postcode column: the postcode is the end of the address.
-- key: society_number
with society as (
    select
        file.*,
        file.rowid as row_id,
        society_number_key(file."Full Registation Number") as society_number,
        postcode_at_end(file."Society Address") as postcode,
        lower(concat_ws(' ', file."Registered As")) as registered_as,
        case
            when filled(file."Society Suffix") is not null
                then letters_and_digits(file."Society Suffix")
            -- A bare number dates from August 2014: co-operatives from 4000, benefit from 7000.
            when try_cast(file."Full Registation Number" as integer) >= 7000 then '7000'
            when try_cast(file."Full Registation Number" as integer) >= 4000 then '4000'
            else regexp_extract(letters_and_digits(file."Full Registation Number"), '[A-Z]+')
        end as suffix
    from raw.fca_mutuals as file
)

select
    society.row_id + 1 as row_no,
    trim(society."Full Registation Number") as row_key,
    case
        when society.society_number is null then 'no society number'
        when row_number() over (partition by society.society_number order by society.row_id) > 1
            then 'the society is there already'
    end as refused_reason,
    society.society_number,
    'GB-MPR-' || society.society_number as entry_id,
    trim(society."Society Name") as society_name,
    name_key(society."Society Name") as name_key,
    case
        when contains(society.registered_as, 'credit union') then 'credit_union'
        when contains(society.registered_as, 'working men') then 'working_mens_club'
        when regexp_matches(
            name_words(society."Society Name"), ' WORKING ?MENS? | CLUB AND INSTITUTE '
        ) and coalesce(suffix.legal_form, 'registered_society') = 'registered_society'
            then 'working_mens_club'
        when regexp_matches(society.registered_as, '^co-?operative') then 'cooperative_society'
        when contains(society.registered_as, 'community benefit') then 'community_benefit_society'
        when contains(society.registered_as, 'building society') then 'building_society'
        when regexp_matches(society.registered_as, 'friendly|benevolent') then 'friendly_society'
        when contains(society.registered_as, 'registered society') then 'registered_society'
        else coalesce(suffix.legal_form, 'registered_society')
    end as legal_form,
    if(
        trim(society."Society Status") = 'Registered'
        and filled(society."Deregistration Date") is null, 'active', 'removed'
    ) as status,
    tidy_date(society."Registration Date") as registered_on,
    tidy_date(society."Deregistration Date") as removed_on,
    filled(society."Reporting Classification") as sector,
    society.postcode,
    address_hash(split_part(society."Society Address", ',', 1), society.postcode) as address_hash
from society
left join reference.society_suffix as suffix on society.suffix = suffix.suffix

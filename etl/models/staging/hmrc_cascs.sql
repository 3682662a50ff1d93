-- One row per community amateur sports club, those that left the list included.
-- The list repeats clubs under identifiers made from different words for 'no postcode'.
-- key: club_id
with club as (
    select
        file.*,
        file.rowid as row_id,
        tidy_flag(file.active) as is_active,
        tidy_postcode(file.postcode) as tidied_postcode
    from raw.hmrc_cascs as file
)

select
    club.row_id + 1 as row_no,
    trim(club.id) as row_key,
    case
        when filled(club.id) is null then 'no identifier'
        when row_number() over (partition by trim(club.id) order by club.row_id) > 1
            then 'the club is there already'
        when row_number() over (
            partition by name_key(club.name),
                coalesce(letters_and_digits(club.address), trim(club.id))
            order by club.is_active desc, club.tidied_postcode is null, club.row_id
        ) > 1 then 'the club is there already under another identifier'
    end as refused_reason,
    replace(trim(club.id), 'GB-CASC-', '') as club_id,
    'GB-CASC-' || replace(trim(club.id), 'GB-CASC-', '') as entry_id,
    trim(club.name) as club_name,
    name_key(club.name) as name_key,
    'casc' as legal_form,
    if(club.is_active, 'active', 'removed') as status,
    coalesce(club.tidied_postcode, postcode_at_end(club.address)) as postcode,
    address_hash(
        split_part(club.address, ',', 1),
        coalesce(club.tidied_postcode, postcode_at_end(club.address))
    ) as address_hash
from club

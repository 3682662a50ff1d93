-- One row per place of an organisation: registered, contact or outlet, one for each postcode.
-- A contact address is often a home, and so is a charity's registered office: such a place is put
-- at a point within its neighbourhood. Where a contact address is also a registered office, or that
-- an outlet, the stronger kind is kept.
-- key: org_id, site_no
with candidate as (
    select
        identifier.org_id, entry.site_kind as kind, entry.postcode, entry.address_hash,
        entry.source, entry.status <> 'removed' as is_live
    from link.organisation_identifier as identifier
    inner join link.register_entry as entry
        on identifier.scheme = entry.scheme and identifier.identifier = entry.identifier
    union all
    select
        identifier.org_id, 'outlet' as kind, outlet.postcode, null as address_hash,
        'coops_uk' as source, true as is_live
    from link.organisation_identifier as identifier
    inner join staging.coops_uk_outlets as outlet
        on identifier.scheme = 'GB-COOPS' and identifier.identifier = outlet.cooperative_id
),

-- The address of a removed entry, or of Co-operatives UK, stands in where no better is known.
better as (
    select candidate.* from candidate
    qualify dense_rank() over (
        partition by candidate.org_id, candidate.kind = 'outlet'
        order by candidate.postcode is null, not candidate.is_live, candidate.source = 'coops_uk'
    ) = 1
),

site as (
    select
        better.*,
        better.kind = 'contact'
        or (better.kind = 'registered' and better.org_id like 'GB-CHC-%') as may_be_home
    from better
    where better.postcode is not null or better.kind <> 'outlet'
    qualify row_number() over (
        partition by better.org_id, better.postcode
        order by better.kind <> 'outlet', better.kind desc, better.source, better.address_hash
    ) = 1
)

select
    site.org_id,
    cast(row_number() over (
        partition by site.org_id order by site.kind = 'outlet', site.kind = 'contact', site.postcode
    ) as integer) as site_no,
    site.kind, site.postcode, site.address_hash, site.may_be_home,
    case
        when site.postcode is null then 'no postcode'
        when directory.lsoa21_code like 'E01%'
            then if(site.may_be_home, 'neighbourhood', 'postcode')
        when directory.postcode_key is not null or is_outside_england(site.postcode)
            then 'outside England'
        else 'postcode not found'
    end as placement,
    if(directory.lsoa21_code like 'E01%', directory.lsoa21_code, null) as lsoa21_code,
    if(site.may_be_home, shape.longitude, directory.longitude) as longitude,
    if(site.may_be_home, shape.latitude, directory.latitude) as latitude
from site
left join staging.ons_postcode_directory as directory
    on replace(site.postcode, ' ', '') = directory.postcode_key
left join staging.ons_lsoa21_boundaries as shape on directory.lsoa21_code = shape.lsoa21_code
order by site.org_id, site_no

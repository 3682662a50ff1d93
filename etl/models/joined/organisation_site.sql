-- One row per place of an organisation that may be shown: the registers' places and the council's.
-- What may be a home is put at a point within its neighbourhood. A place the body works from by the
-- council's word (site) is no home; one that the council only confirms may be.
-- key: org_id, site_no
with word as (
    select
        line.org_id, coalesce(line.postcode, main.postcode, '') as postcode,
        bool_or(line.action <> 'confirm') as is_shown,
        bool_or(line.postcode is not null) as has_postcode,
        arg_min(council_sentence(line.action, line.postcode, line.reason),
            (line.action <> 'site', line.line_no)) as sentence
    from local.council_list as line
    left join core.organisation_site as main on line.org_id = main.org_id and main.site_no = 1
    where line.action in ('confirm', 'site') or (line.is_group and line.action = 'hub')
    group by line.org_id, coalesce(line.postcode, main.postcode, '')
),

place as (
    select
        coalesce(site.org_id, word.org_id) as org_id, site.site_no, site.kind, site.address_hash,
        coalesce(site.postcode, word.postcode) as postcode, word.sentence,
        site.org_id is not null as is_on_register,
        -- The council puts it: a place of its own, or one that a register does not let us show.
        site.org_id is null or (word.is_shown and site.may_be_home) as is_put,
        coalesce(not word.is_shown, true) and coalesce(site.may_be_home, true) as may_be_home,
        site.placement, site.lsoa21_code, site.longitude, site.latitude
    from core.organisation_site as site
    full join word on site.org_id = word.org_id and coalesce(site.postcode, '') = word.postcode
    where site.org_id is not null or word.has_postcode
)

select
    place.org_id,
    cast(row_number() over (
        partition by place.org_id order by place.site_no nulls last, place.postcode
    ) as integer) as site_no,
    if(place.is_put, 'local', place.kind) as kind,
    place.postcode, place.address_hash, place.may_be_home, place.is_on_register, place.sentence,
    case
        when not place.is_put or code.lsoa21_code is null then place.placement
        when place.may_be_home then 'neighbourhood'
        else 'postcode'
    end as placement,
    coalesce(place.lsoa21_code, code.lsoa21_code) as lsoa21_code,
    if(place.is_put, if(place.may_be_home, inside.longitude, code.longitude), place.longitude)
        as longitude,
    if(place.is_put, if(place.may_be_home, inside.latitude, code.latitude), place.latitude)
        as latitude
from place
anti join core.taken_down as down on place.org_id = down.org_id
left join core.postcode as code
    on place.is_put and replace(place.postcode, ' ', '') = code.postcode_key
left join core.neighbourhood as inside on code.lsoa21_code = inside.lsoa21_code
order by place.org_id, site_no

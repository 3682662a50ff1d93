-- One row per place, at every level of counting, and organisation with a site in it that may count,
-- or that its register says is gone. However many sites it has in a place, it is there once.
-- abc: at an address graded A to C; abcd: A to D; in: a charity counts where only its contact
-- address is known; out: it does not. What is gone has the usual tier of its form, for what it was
-- is not known, and counts nowhere as there.
-- key: place_level, place_code, organisation_no
with member as (
    select member.place_level, member.place_code, member.lsoa21_code
    from joined.place_member as member
    union all
    select 'neighbourhood' as place_level, home.lsoa21_code as place_code, home.lsoa21_code
    from core.neighbourhood as home
),

body as (
    select
        body.organisation_no, body.legal_form, form.register,
        body.status = 'removed' as is_removed,
        if(body.status = 'removed', form.tier, body.tier) as tier,
        if(body.registered_on <= current_date, year(body.registered_on), null) as registered_year,
        if(body.status = 'removed', year(body.removed_on), null) as removed_year
    from joined.organisation as body
    inner join reference.legal_form as form on body.legal_form = form.legal_form
    where body.tier <> 'out' or body.status = 'removed'
),

site as (
    select
        site.lsoa21_code, site.organisation_no, site.address_grade in ('A', 'B', 'C') as is_abc,
        site.kind <> 'contact' as is_no_contact
    from graded.organisation_site as site
    where site.lsoa21_code is not null
),

there as (
    select
        member.place_level, member.place_code, site.organisation_no,
        bool_or(site.is_abc) as is_abc_in,
        bool_or(site.is_abc and site.is_no_contact) as is_abc_out,
        bool_or(site.is_no_contact) as is_abcd_out
    from site
    inner join member on site.lsoa21_code = member.lsoa21_code
    group by member.place_level, member.place_code, site.organisation_no
)

select
    there.place_level, there.place_code, there.organisation_no, body.tier, body.legal_form,
    body.register, cast(body.registered_year as integer) as registered_year,
    cast(body.removed_year as integer) as removed_year, body.is_removed,
    there.is_abc_in and not body.is_removed as is_abc_in,
    there.is_abc_out and not body.is_removed as is_abc_out,
    not body.is_removed as is_abcd_in,
    there.is_abcd_out and not body.is_removed as is_abcd_out
from there
inner join body on there.organisation_no = body.organisation_no

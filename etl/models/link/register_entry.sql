-- One row per body on a register, all registers in one shape. The company file's numbers for bodies
-- of other registers are no entries: their own registers say more.
-- key: entry_id
with entry as (
    select
        entry_id, 'charity_commission' as source, charity_name as name, status,
        if(
            legal_form = 'charity'
            and entry_id in (
                select link.entry_id from staging.organisation_links_cio_company as link
            ), 'cio', legal_form
        ) as legal_form,
        registered_on, removed_on, latest_income, latest_income_on, website,
        'contact' as site_kind, postcode, address_hash
    from staging.charity_commission_charity
    union all by name
    select
        entry_id, 'companies_house' as source, legal_form, company_name as name, status,
        registered_on, 'registered' as site_kind, postcode, address_hash
    from staging.companies_house
    where legal_form in ('cic', 'clg')
    union all by name
    select
        entry_id, 'fca_mutuals' as source, legal_form, society_name as name, status,
        registered_on, removed_on, 'registered' as site_kind, postcode, address_hash
    from staging.fca_mutuals
    union all by name
    select
        entry_id, 'hmrc_cascs' as source, legal_form, club_name as name, status,
        'contact' as site_kind, postcode, address_hash
    from staging.hmrc_cascs
    union all by name
    select
        cooperative.entry_id, 'coops_uk' as source, cooperative.legal_form,
        cooperative.cooperative_name as name, cooperative.registered_on,
        coalesce(company.status, cooperative.status) as status,
        if(company.status is null, cooperative.removed_on, null) as removed_on,
        coalesce(company.postcode, cooperative.postcode) as postcode,
        if(company.postcode is null, cooperative.address_hash, company.address_hash)
            as address_hash,
        if(cooperative.legal_form = 'cooperative_unincorporated', 'contact', 'registered')
            as site_kind
    from staging.coops_uk_organisations as cooperative
    -- An ordinary company is no body of ours but for this list; what its row says is newer.
    left join staging.companies_house as company
        on cooperative.same_id = company.entry_id and company.legal_form is null
)

select
    scheme_of(entry.entry_id) as scheme, number_of(entry.entry_id) as identifier, entry.*
from entry
order by entry.entry_id

-- A published website holds an e-mail, a space, a comma or the postcode of a contact address.
select organisation.org_id, 'an e-mail, a space or a comma' as held
from mart.organisation as organisation
where regexp_matches(organisation.website, '[@, ]')
union
select identifier.org_id, 'its contact postcode' as held
from mart.organisation_identifier as identifier
inner join mart.organisation as organisation on identifier.org_id = organisation.org_id
inner join staging.charity_commission_charity as charity
    on identifier.scheme = 'GB-CHC' and identifier.identifier = charity.charity_number
where contains(letters_and_digits(organisation.website), replace(charity.postcode, ' ', ''))
order by all

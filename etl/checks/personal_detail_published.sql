-- A published website or reason holds an e-mail, or a website the postcode of a contact address.
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
union
select word.org_id, 'an e-mail or a telephone number, in the council''s own words' as held
from mart.council_word as word
where holds_a_contact(word.reason) or holds_a_contact(word.source)
order by all

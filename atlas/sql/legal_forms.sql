-- One row per legal form that any organisation in the build has.
select
    organisation.legal_form,
    min(organisation.legal_form_name) as legal_form_name
from mart.organisation as organisation
where organisation.legal_form is not null
group by organisation.legal_form
order by legal_form_name, organisation.legal_form

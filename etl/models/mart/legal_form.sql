-- One row per legal form: its usual tier, the register that lists it, who owns it, who may profit.
-- key: legal_form
-- source: the register in which every body of this form is listed
select
    form.legal_form,
    form.legal_form_name,
    form.legal_form_plural,
    form.tier,
    form.register as source,
    form.regulator,
    form.asset_lock,
    form.who_owns,
    form.who_may_profit,
    form.reason
from reference.legal_form as form
order by form.legal_form

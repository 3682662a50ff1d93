-- One row per organisation that may be shown: what the registers say, and then the council.
-- The council's confirm or exclude decides, but a body that its register says is gone stays out.
-- A group that only the council's list names has the tier local; what is taken down is left out.
-- organisation_no: 1 and up in the order of org_id, to join by within one build
-- key: org_id
with word as (
    select
        line.org_id, any_value(line.is_group) as is_group,
        arg_min(line.name, line.line_no) as name,
        string_agg(
            council_sentence(line.action, line.postcode, line.reason), ' ' order by line.line_no
        ) as council_word,
        arg_min(line.reason, (line.action <> 'confirm', line.line_no)) as reason,
        string_agg(council_sentence(line.action, line.postcode, line.reason), ' '
            order by line.line_no) filter (where line.action in ('confirm', 'exclude'))
            as deciding_word,
        bool_or(line.action = 'exclude') as is_excluded,
        bool_or(line.action = 'confirm') as is_confirmed
    from local.council_list as line
    group by line.org_id
),

body as (
    select
        body.org_id, body.entry_id, body.name,
        case
            when body.status = 'removed' then body.tier
            when word.is_excluded then 'out'
            when word.is_confirmed then 'community_business'
            else body.tier
        end as tier,
        if(body.status = 'removed', body.tier_reason,
            coalesce(word.deciding_word, body.tier_reason)) as tier_reason,
        body.tier as register_tier, body.tier_reason as register_tier_reason, word.council_word,
        body.legal_form, body.legal_form_name, body.status, body.registered_on, body.removed_on,
        body.latest_income, body.latest_income_on, body.website, body.registers,
        body.only_council25_code, body.national_scale
    from core.organisation as body
    anti join core.taken_down as down on body.org_id = down.org_id
    left join word on body.org_id = word.org_id
    union all by name
    select
        word.org_id, word.name, 'local' as tier,
        'A group that no register lists. The council''s list: ' || sentence(word.reason)
            as tier_reason,
        'No register lists it.' as register_tier_reason, word.council_word,
        form.legal_form, form.legal_form_name, 'active' as status, 'council_list' as registers
    from word
    inner join reference.legal_form as form on form.legal_form = 'unregistered_group'
    where word.is_group
)

select
    cast(row_number() over (order by body.org_id) as integer) as organisation_no,
    body.*
from body
order by body.org_id

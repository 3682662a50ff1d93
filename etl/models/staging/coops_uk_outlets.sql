-- One row per place where a co-operative is at work: a shop, a branch, a group.
-- The list has no key of its own. The name of an outlet can be a person's, so it is not kept.
-- key: outlet_no
select
    file.rowid + 1 as row_no,
    trim(file."CUK Organisation ID") as row_key,
    case
        when filled(file."CUK Organisation ID") is null then 'no identifier'
        when row_number() over (
            partition by trim(file."CUK Organisation ID"), upper(trim(file."Outlet Name")),
                letters_and_digits(file."Street"),
                coalesce(tidy_postcode(file."Postcode"), upper(trim(file."City")))
            order by file.rowid
        ) > 1 then 'the outlet is there already'
    end as refused_reason,
    file.rowid + 1 as outlet_no,
    trim(file."CUK Organisation ID") as cooperative_id,
    coalesce(
        tidy_postcode(file."Postcode"), postcode_at_end(file."State/Province"),
        postcode_at_end(file."City")
    ) as postcode
from raw.coops_uk_outlets as file

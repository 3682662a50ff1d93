-- One row per choice of each filter: how many organisations it would give, the others kept.
-- And a row 'listed' of each address grade: how many pass every filter, each at its best grade.
-- A code of 'registers' is all that list an organisation, parted by commas.
-- $word_1 … $word_4: ' ' and a folded word that must begin one of a name or number; ' ' for any.
-- $more: the words beyond the fourth, as those.
-- $by_number: look through the numbers as well as the names.
-- $council, $where: codes, null for anywhere; $where is a neighbourhood, an area or a ward.
-- $kinds … $registers: lists of codes, empty for any; 'unknown' = not known. Ages are of $built_on.
with here as (
    select
        found.organisation_no, found.tier, found.legal_form, found.registers,
        coalesce(found.activity_group_code, 'unknown') as activity,
        coalesce(found.size_band, 'unknown') as size,
        if(found.registered_on is null, 'unknown', if(
            found.registered_on > $built_on - interval 3 year, 'under_3', if(
                found.registered_on > $built_on - interval 10 year, '3_to_10', 'over_10'
            ))) as age,
        min(site.address_grade) as grade
    from mart.organisation_search as found
    inner join mart.organisation_site as site on found.organisation_no = site.organisation_no
    where
        ($word_1 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_1))
        and ($word_2 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_2))
        and ($word_3 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_3))
        and ($word_4 = ' ' or contains(if($by_number, found.search_text, found.name_text), $word_4))
        and (len($more) = 0
            or len(list_filter($more, lambda word: not contains(found.search_text, word))) = 0)
        and ($council is null or site.council25_code = $council)
        and ($where is null or $where in (site.lsoa21_code, site.area_code, site.ward25_code))
    group by all
),

told as (
    select
        here.tier, here.legal_form, here.grade, here.registers, here.activity, here.size, here.age,
        count(*) as organisation_count
    from here
    group by all
),

judged as (
    select
        told.organisation_count,
        unnest([
            ('kinds', told.tier, 1), ('forms', told.legal_form, 2), ('grades', told.grade, 4),
            ('activities', told.activity, 8), ('sizes', told.size, 16), ('ages', told.age, 32),
            ('registers', told.registers, 64), ('listed', told.grade, 0)
        ]) as choice,
        if(len($kinds) = 0 or list_contains($kinds, told.tier), 0, 1)
        + if(len($forms) = 0 or list_contains($forms, told.legal_form), 0, 2)
        + if(told.grade = 'X' or list_contains($grades, told.grade), 0, 4)
        + if(len($activities) = 0 or list_contains($activities, told.activity), 0, 8)
        + if(len($sizes) = 0 or list_contains($sizes, told.size), 0, 16)
        + if(len($ages) = 0 or list_contains($ages, told.age), 0, 32)
        + if(len($registers) = 0
            or list_has_any($registers, string_split(told.registers, ', ')), 0, 64) as failed
    from told
)

select judged.choice[1] as filter, judged.choice[2] as code,
    cast(sum(judged.organisation_count) as bigint) as organisation_count
from judged
where judged.failed in (0, judged.choice[3])
group by all
order by filter, code

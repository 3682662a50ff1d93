-- How the registers' own spellings are brought to one, and the sentences that give a reason.
-- Made before the first layer. Every repair of a postcode, number, name or date is here only.

create or replace macro filled(value) as nullif(trim(value), '');

-- Text that the Charity Commission escaped with backslashes, as people wrote it.
create or replace macro unescaped(value) as
    filled(regexp_replace(regexp_replace(value, '\\[rnt]', ' ', 'g'), '\\(.)', '\1', 'g'));

-- Ends of a host name that mean the web; not house, garden, place and the like. No real website
-- ends in example: it is kept for places and bodies that are invented.
create or replace macro web_address(value) as case
    when regexp_matches(
        lower(value), '^(https?://)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2}|com|org|net'
        || '|info|biz|coop|edu|name|pro|mobi|academy|africa|app|art|arts|asia|band|bike|blog|cafe'
        || '|care|cat|center|charity|church|club|college|community|cymru|day|dev|digital|earth'
        || '|education|energy|events|example|family|farm|film|fit|fitness|football|foundation|fund'
        || '|fun|gallery|global|golf|group|guide|health|help|hockey|international|kids|lgbt|life'
        || '|live|london|market|media|museum|music|network|news|ngo|ong|online|party|photos'
        || '|productions|project|rocks|rugby|run'
        || '|school|scot|services|shop|site|social|solutions|space|studio'
        || '|support|team|tech|theatre|tickets|today|tours|training|uno|video|vision|wales|website'
        || '|wiki|work|works|world|xyz|yoga|zone)\.?(:[0-9]{1,5})?([/?#][^\s,@]*)?$'
    ) and not regexp_matches(
        upper(value), '([BEGLMNSW]|[A-Z]{2})[0-9][A-Z0-9]?[-_]?[0-9][A-Z]{2}([^A-Z0-9]|$)'
    ) then value
end;

-- An address on the web that is well formed, else null: people type addresses, e-mail and notes
-- into the field. Two letters (a country) or a listed word must end the host; what looks like a
-- street address (a postcode at the end of a part) is not published.
create or replace macro tidy_website(value) as
    web_address(regexp_replace(trim(value), '^((https?):/*)+', '\2://', 'i'));

-- dd/mm/yyyy, d/m/yyyy and ISO with or without a time of day; a day that never was is null.
create or replace macro tidy_date(value) as coalesce(
    cast(try_strptime(trim(value), '%d/%m/%Y') as date),
    cast(try_strptime(left(trim(value), 10), '%Y-%m-%d') as date)
);

create or replace macro tidy_flag(value) as lower(trim(value)) in ('true', 't', '1', 'yes');

-- Letters and digits only, capitals: 'gu47 8qn.' is GU478QN.
create or replace macro letters_and_digits(value) as
    nullif(regexp_replace(upper(value), '[^A-Z0-9]', '', 'g'), '');

-- The first half of a postcode with an O typed for a nought, or a nought for an O, set right.
-- No district of a one-letter postcode area starts with a nought, so S014 can only be SO14.
create or replace macro mended_outward(value) as
    regexp_replace(regexp_replace(regexp_replace(
        value, '^([A-Z])0', '\1O'), '^([A-Z]{2})O', '\10'), '^([A-Z]{1,2}[0-9])O$', '\10');

create or replace macro postcode_from_key(key) as case
    when regexp_matches(
        mended_outward(left(key, -3)) || replace(left(right(key, 3), 1), 'O', '0') || right(key, 2),
        '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'
    ) then mended_outward(left(key, -3)) || ' '
        || replace(left(right(key, 3), 1), 'O', '0') || right(key, 2)
end;

-- A postcode as 'S1 2HH', repaired where only one reading is possible, else null.
-- 'NP7 17DB' reads as NP7 and as NP71, so it is not one.
create or replace macro tidy_postcode(value) as case
    when regexp_matches(value, '^[A-Z]{1,2}[1-9][A-NP-Z0-9]? [0-9][A-Z]{2}$') then value
    when not regexp_matches(
        trim(regexp_replace(upper(value), '[^A-Z0-9 ]', '', 'g')),
        '^[A-Z]{1,2}[0-9][A-Z0-9]? +([A-Z0-9] *|([A-Z0-9] *){2}|([A-Z0-9] *){4,})$'
    ) then postcode_from_key(letters_and_digits(value))
end;

-- The postcode at the end of an address, or of a town or county field it was typed into.
create or replace macro postcode_at_end(value) as tidy_postcode(nullif(regexp_extract(
    upper(value), '\b([A-Z][A-Z0-9]{1,3}\s*[0-9O]\s?[A-Z]{2})[^A-Z0-9]*$', 1
), ''));

-- A whole area of Scotland, Wales, Northern Ireland or the islands; border areas are not listed.
create or replace macro is_outside_england(postcode) as regexp_matches(
    postcode,
    '^(AB|BT|CF|DD|DG|EH|FK|GY|G|HS|IM|IV|JE|KA|KW|KY|LL|ML|NP|PA|PH|SA|ZE)[0-9]'
);

-- The words of a name: capitals, no punctuation, one space between and at both ends.
create or replace macro name_words(value) as ' ' || trim(regexp_replace(
    regexp_replace(regexp_replace(regexp_replace(upper(strip_accents(value)), '&|\+', ' AND ', 'g'),
    '[''’`.]', '', 'g'), '[^A-Z0-9]+', ' ', 'g'), ' +', ' ', 'g')) || ' ';

-- The name by which two registers are held to mean the same body: without 'the' and the legal form.
create or replace macro name_key(value) as nullif(trim(regexp_replace(regexp_replace(regexp_replace(
    name_words(value),
    ' (COMMUNITY INTEREST COMPANY|CHARITABLE INCORPORATED ORGANISATION|C I C|C I O) ', ' ', 'g'),
    '( (LIMITED|LTD|CIC|CIO|PLC|THE))+ $', ' '), '^ THE ', ' ')), '');

-- Words to search by: capitals without accents, every mark a space, 'and' for &. Letters of other
-- scripts stay. A name with a mark within a word is there once joined and once parted.
create or replace macro folded_words(value) as trim(regexp_replace(
    regexp_replace(regexp_replace(upper(strip_accents(value)), '&|\+', ' AND ', 'g'),
    '[''’`.]', '', 'g'), '[^\p{L}\p{M}\p{N}]+', ' ', 'g'));

create or replace macro search_words(value) as if(
    regexp_matches(value, '[\p{L}\p{N}][''’`.\-][\p{L}\p{N}]'),
    concat_ws(' ', folded_words(value), nullif(array_to_string(list_filter(
        string_split(folded_words(regexp_replace(regexp_replace(value, '[''’`.]', ' ', 'g'),
            '([\p{L}\p{N}])-([\p{L}\p{N}])', '\1\2', 'g')), ' '),
        lambda word: not list_contains(string_split(folded_words(value), ' '), word)
    ), ' '), '')),
    folded_words(value));

-- A number with its scheme, without it, without the noughts that lead its figures, and in one word.
-- A sports club's number is a code in which a nought is a figure like another.
create or replace macro number_words(scheme, identifier) as concat_ws(
    ' ', folded_words(scheme), folded_words(identifier),
    if(scheme <> 'GB-CASC' and regexp_matches(identifier, '^[A-Za-z]*0'),
        nullif(regexp_replace(letters_and_digits(identifier), '^([A-Z]*)0+', '\1'), ''), null),
    letters_and_digits(scheme || identifier));

-- What every number of Companies House looks like; check identifier_of_no_known_shape reads it too.
create or replace macro is_company_number(number) as regexp_matches(
    number, '^([0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|(IP|NO|NP|RS|SP)[0-9][0-9A-Z]{5})$'
);

create or replace macro known_company_number(number) as case
    when regexp_matches(number, '^0*$') or number = '12345678' then null
    when regexp_matches(number, '^[0-9]{1,8}$') then lpad(number, 8, '0')
    when regexp_matches(number, '^[A-Z]{2}[0-9]{1,6}$')
        then left(number, 2) || lpad(number[3:], 6, '0')
    when is_company_number(number) then number
end;

-- Company numbers have eight characters; registers that store numbers lose the leading noughts, and
-- some write 2164600.0. Societies and some old bodies have other shapes (IP10002R, R0000079).
create or replace macro company_number_key(value) as
    known_company_number(letters_and_digits(regexp_replace(trim(value), '\.0+$', '')));

-- Societies of 2014 and later have a bare number; some lists put CBS or CS behind it.
create or replace macro society_number_key(value) as
    regexp_replace(letters_and_digits(value), '^([0-9]+)(CBS|CS)$', '\1');

-- Companies House writes society 10002R as IP10002R, and 8929 as RS008929.
create or replace macro society_of_company_number(value) as
    nullif(regexp_extract(value, '^(IP|RS|SP|NP|NO)0*([0-9]+[A-Z]*)$', 2), '');

-- One code for an address, whatever suite, floor or flat of it; null where there are no lines.
create or replace macro address_hash(lines, postcode) as case
    when letters_and_digits(lines) is not null then md5(letters_and_digits(regexp_replace(
        regexp_replace(upper(lines),
            '\b(GROUND|FIRST|SECOND|THIRD|FOURTH|FIFTH|TOP|[0-9]+(ST|ND|RD|TH)) FLOOR\b', ' ', 'g'),
        '\b(SUITE|UNIT|FLAT|FLOOR|ROOM|OFFICE|APARTMENT|STUDIO)S?\s+(NO\.?\s*)?'
        || '([0-9]+[A-Z]?|[A-Z][0-9]*)\b', ' ', 'g') || coalesce(postcode, '')))
end;

-- Live companies only are in the file: in difficulty means insolvent or about to be struck off.
create or replace macro company_status(status, accounts) as case
    when upper(accounts) = 'DORMANT' then 'dormant'
    when upper(trim(status)) = 'ACTIVE' then 'active'
    else 'in difficulty'
end;

-- The five-figure code in '82990 - Other business support'; 'None Supplied' has none.
create or replace macro sic_code(value) as
    nullif(regexp_extract(trim(value), '^([0-9]{5})([^0-9]|$)', 1), '');

-- Companies House also numbers bodies that other registers look after: societies and CIOs.
create or replace macro is_alias_number(company_number) as
    regexp_matches(company_number, '^(IP|RS|SP|NP|NO|CE|CS)[0-9]');

-- 'GB-COH-00662712' is number 00662712 of scheme GB-COH.
create or replace macro scheme_of(node) as regexp_extract(node, '^(GB-[A-Z]+)-', 1);
create or replace macro number_of(node) as regexp_replace(node, '^GB-[A-Z]+-', '');

-- An organisation goes by its charity number, else company, society, sports club, co-operative.
create or replace macro register_order(node) as case
    when node like 'GB-CHC-%' then 1
    when node like 'GB-COH-%' and not is_alias_number(node[8:]) then 2
    when node like 'GB-MPR-%' then 3
    when node like 'GB-CASC-%' then 4
    when node like 'GB-COH-%' then 5
    else 6
end;

-- Why a charity is, or is not, a likely community business: where it works, whether it trades.
create or replace macro charity_reason(area_count, council25_code, return_on, trading) as case
    when area_count is null
        then 'A charity. Wider social economy: where it works is not in the files held.'
    when council25_code is null
        then 'A charity. Wider social economy: it does not work in one council only.'
    when return_on is null then 'A charity that works in one council. Wider social economy: '
        || 'whether it trades is not known, for its annual return is not in the files held.'
    when trading = 'trading' then 'A charity that works in one council and whose latest annual '
        || 'return shows income from trading (part B).'
    when trading = 'contracts' then 'A charity that works in one council and whose latest annual '
        || 'return shows income from government contracts (part A).'
    else 'A charity that works in one council. Wider social economy: its latest annual return '
        || 'shows no trading.'
end;

-- Why an address has its grade. A grade says how well we know the place, not what the body is.
create or replace macro grade_reason(
    grade, kind, tier_reason, national_scale, is_agent, is_mass, company_count, counted_at
) as case
    when grade = 'X' then tier_reason
    when grade = 'A' then 'Active here: Co-operatives UK lists an outlet at this place.'
    when grade = 'D' and national_scale is not null
        then 'An address of a body that is not local: ' || national_scale || '.'
    when grade = 'D' and is_agent then 'A company formation agent''s address.'
    when grade = 'D' then 'A mass-registration address: ' || company_count
        || ' companies are registered at this ' || counted_at || '.'
    when is_mass then 'A likely hub: of the ' || company_count || ' companies registered at this '
        || counted_at || ' at least one in ten is social economy.'
        || if(grade = 'B', ' It declares that it works in this council only.', '')
    when grade = 'B' then if(kind = 'contact', 'Its contact address is here', 'Registered here')
        || ' and it declares that it works in this council only.'
    else if(kind = 'contact', 'Its contact address is here', 'Registered here')
        || '; nothing else is known of where it works.'
end;

-- A register is complete in a council where the whole file is held, or where so many bodies for
-- each 1,000 residents are listed that no council can have many more.
create or replace macro coverage_of(held, listed, per_1000, whole, complete_from) as case
    when listed = 0 and (held < whole or complete_from is not null) then 'missing'
    when held >= whole and coalesce(per_1000 >= complete_from, true) then 'complete'
    when per_1000 >= complete_from then 'complete'
    else 'partial'
end;

create or replace macro coverage_reason(held, listed, per_1000, whole, complete_from) as case
    when held = 0 then 'The register is not loaded.'
    when listed = 0 and (held < whole or complete_from is not null)
        then 'The file held lists nobody here: it is an extract of '
            || format('{:,}', held) || ' rows, not the whole register.'
    when held >= whole and coalesce(per_1000 >= complete_from, true)
        then 'The whole register is held: ' || format('{:,}', held) || ' rows.'
    when per_1000 >= complete_from
        then 'An extract, whole here: ' || format('{:,}', listed) || ' listed, '
            || format('{:.1f}', per_1000) || ' for every 1,000 residents, where '
            || format('{:.0f}', complete_from) || ' or more show that a council is held whole.'
    when complete_from is not null
        then 'An extract: ' || format('{:,}', listed) || ' listed here, '
            || format('{:.1f}', per_1000) || ' for every 1,000 residents, where a council that is '
            || 'held whole has ' || format('{:.0f}', complete_from) || ' or more.'
    else 'An extract: ' || format('{:,}', listed) || ' listed here, and the file held has '
        || format('{:,}', held) || ' rows of at least ' || format('{:,}', whole) || '.'
end;

-- How large an organisation is by a year's income in pounds; null where that is not known.
create or replace macro size_band(income) as case
    when income <= 0 then 'none'
    when income < 10000 then 'under_10k'
    when income < 100000 then '10k_to_100k'
    when income < 1000000 then '100k_to_1m'
    when income >= 1000000 then 'over_1m'
end;

-- Text on one line, without the spaces around it.
create or replace macro one_line(value) as
    filled(regexp_replace(value, '[\s\x00-\x1f\x7f]+', ' ', 'g'));

-- A number with its scheme, as people write it in the council's lists: 'gb-coh-662712' is
-- GB-COH-00662712. Null where it is of no register.
create or replace macro register_node(value) as case
    when regexp_matches(upper(trim(value)), '^GB-COH-[0-9A-Z]+$')
        then 'GB-COH-' || company_number_key(upper(trim(value))[8:])
    when regexp_matches(upper(trim(value)), '^GB-MPR-[0-9A-Z]+$')
        then 'GB-MPR-' || society_number_key(upper(trim(value))[8:])
    when regexp_matches(upper(trim(value)), '^(GB-CHC-[0-9]+|GB-(CASC|COOPS)-[0-9A-Z-]+)$')
        then upper(trim(value))
    when regexp_matches(upper(trim(value)), '^LOCAL-[0-9A-F]{10}$') then upper(trim(value))
end;

-- The identifier of a group that no register lists, by its name and neighbourhood.
create or replace macro group_id(name_key, lsoa21_code) as
    'LOCAL-' || upper(left(md5(name_key || '@' || lsoa21_code), 10));

-- Why a line of the council's lists does not say who is meant, else null.
create or replace macro named_trouble(number_given, node, name, postcode_given) as case
    when number_given is not null and node is null
        then 'the number is not one of a register, such as GB-COH-01234567 or GB-CHC-1234567'
    when node is null and (name is null or postcode_given is null)
        then 'neither a number, nor a name and a postcode'
    when node is null and name_key(name) is null
        then 'the name has no letters A to Z or figures to compare by'
end;

create or replace macro holds_a_contact(value) as coalesce(
    regexp_matches(value, '\S\s*(@|\(at\)|\[at\])\s*\S+\.\S')
    or regexp_matches(value, '(\+[(\s]*[0-9]|\b0)([\s().-]*[0-9]){9,}'), false);

create or replace macro is_formula(value) as coalesce(regexp_matches(value, '^[=+@-]'), false);

-- Why what a line of the council's lists says may not be shown, else null.
create or replace macro said_trouble(reason, source, name, added_on) as case
    when reason is null then 'no reason'
    when source is null then 'no source'
    when greatest(len(reason), len(source), len(name)) > 300
        then 'a text is longer than 300 characters'
    when is_formula(reason) or is_formula(source)
        then 'the reason or source begins with = + - or @, which a spreadsheet would run'
    when holds_a_contact(reason) or holds_a_contact(source) or holds_a_contact(name)
        then 'a text holds an e-mail address or a telephone number'
    when added_on is null then 'added_on is not a date, as 31/12/2025 or 2025-12-31'
end;

create or replace macro sentence(value) as regexp_replace(value, '[.\s]+$', '') || '.';

-- What the council says of an organisation, as a sentence.
create or replace macro council_sentence(action, postcode, reason) as case action
    when 'confirm' then 'The council confirms it: '
    when 'exclude' then 'The council leaves it out: '
    when 'site' then 'The council says that it works from ' || postcode || ': '
    when 'hub' then 'The council names ' || postcode || ' as a hub: '
end || sentence(reason);

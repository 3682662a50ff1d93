-- One row per area or ward counted from the same registers as the council on show: its own and
-- its peers'. For England every covered place.
-- $council: council25_code, or 'england' · $level: area or ward · $definition: of the twelve.
select
    provision.place_code,
    place.place_name,
    council.council_name,
    place.council25_code = $council as is_ours,
    provision.basis,
    provision.is_urban,
    provision.organisation_count,
    provision.expected_count,
    provision.organisation_count / provision.expected_count as ratio
from mart.provision as provision
inner join mart.place as place
    on provision.place_level = place.place_level and provision.place_code = place.place_code
inner join mart.council as council on place.council25_code = council.council25_code
where
    provision.place_level = $level
    and provision.definition = $definition
    and provision.expected_count > 0
    and (
        $council = 'england'
        or provision.basis in (
            select covered.basis
            from mart.covered as covered
            where covered.definition = $definition and covered.council25_code = $council
        )
    )
order by provision.place_code

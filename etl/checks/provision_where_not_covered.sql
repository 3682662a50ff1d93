-- Provision is said of a place in a council whose registers do not allow it, or of one left out.
select measured.place_level, measured.place_code, measured.definition
from mart.provision as measured
inner join mart.place as place
    on measured.place_level = place.place_level and measured.place_code = place.place_code
left join mart.covered as covered
    on place.council25_code = covered.council25_code and measured.definition = covered.definition
where
    covered.is_covered is distinct from true
    or measured.basis is distinct from covered.basis
    or place.population is null
union all
select council.place_level, council.place_code, council.definition
from mart.council_provision as council
left join mart.covered as covered
    on council.place_code = covered.council25_code and council.definition = covered.definition
where council.place_level = 'council' and covered.is_covered is distinct from true
order by all

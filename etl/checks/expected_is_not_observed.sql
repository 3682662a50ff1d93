-- What is expected of all peers of a class together is not what is counted there.
with peer as (
    select distinct model.definition, model.basis, unnest(string_split(model.peers, ', ')) as code
    from mart.provision_model as model
),

alike as (
    -- Only where every peer is counted by the same basis are all its places published.
    select peer.definition, peer.basis, bool_and(covered.basis = peer.basis) as is_alike
    from peer
    inner join mart.covered as covered
        on peer.code = covered.council25_code and peer.definition = covered.definition
    group by peer.definition, peer.basis
)

select
    measured.place_level, measured.definition, measured.basis, measured.is_urban,
    sum(measured.organisation_count) as observed, sum(measured.expected_count) as expected
from mart.provision as measured
inner join alike
    on measured.definition = alike.definition and measured.basis = alike.basis and alike.is_alike
group by measured.place_level, measured.definition, measured.basis, measured.is_urban
having abs(sum(measured.expected_count) - sum(measured.organisation_count)) > 1e-6 * count(*)
order by all

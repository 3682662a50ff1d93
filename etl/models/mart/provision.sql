-- One row per area or ward of a covered council, and definition: provision beside its peers.
-- A place that is not covered has no row: what is there is not known. Peers are the places of its
-- level, urban or rural like it, in councils whose complete registers hold the same basis.
-- key: place_level, place_code, definition
-- place_level, place_code: as in mart.place
-- definition: tiers.grades.contact, such as narrow.abc.in; basis: the registers that are counted
-- organisation_count: each organisation once in a place, of the registers of the basis
-- expected_count: its residents at peer_rate_per_1000, the pooled rate of its peers
-- peer_rate_per_1000: the organisations of all its peers, over their residents
-- rate_per_1000, rate_low, rate_high: with its exact Poisson 95 % interval; null where fewer than 5
-- are expected, for it would mislead
-- shrunk_per_1000, shrunk_low, shrunk_high: the rate drawn toward the peers as far as the count is
-- too small to tell, with its 95 % credible interval; null where no peer has anybody
-- relative: the same as a ratio to the peers' rate; 1 is as expected
-- rule: how to say it by expected_count: shrunk (under 5), caution (5 to 19) or plain
-- peer_count: places compared, itself among them
-- lowest_fifth_probability: of being in the lowest fifth of its peers; null among fewer than five
-- is_worst_fifth: its need (overall index of 2025) is in the worst fifth of England's places
-- look: first (0.8 or more) or possible (0.5 or more) where its need is; null for neither
-- robust_count: in how many of the twelve definitions it is first or possible, 0 to 12
-- new_count: of those counted, registered in the years of mart.covered
-- new_expected: its residents at the pooled rate of new ones among its peers
-- growing_probability: of registering more than its peers do; null where nobody is new
-- is_urban: which of the two classes its peers are of
select
    measured.place_level, measured.place_code, measured.definition,
    measured.organisation_count, measured.expected_count,
    measured.rate_per_1000, measured.rate_low, measured.rate_high,
    measured.shrunk_per_1000, measured.shrunk_low, measured.shrunk_high, measured.relative,
    measured.rule, measured.peer_rate_per_1000, measured.peer_count,
    measured.lowest_fifth_probability, measured.is_worst_fifth, measured.look,
    measured.robust_count, measured.new_count, measured.new_expected,
    measured.growing_probability, measured.is_urban, measured.basis
from measured.provision as measured
order by measured.place_level, measured.definition, measured.place_code

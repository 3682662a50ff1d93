-- One row per level, definition, basis and class of peers: what another place is measured by, and
-- what the funnel is drawn with.
-- key: place_level, definition, basis, is_urban
-- place_level: area or ward; definition, basis, is_urban: as in mart.provision
-- pooled_per_1000, new_pooled_per_1000: organisations, and new ones, for 1,000 residents of all
-- peers
-- organisation_count, population: of all peers; peers: their councils, parted by commas
-- prior_mean, prior_variations, prior_weights: the prior of relative provision, as
-- atlas.measures.shrinkage.Prior takes it; null where nobody is counted
-- prior_variation: the coefficient of variation between places that it amounts to
-- place_count: places of this class
-- phi, phi_statistic, phi_degrees, phi_p_value: the test whether places differ by more than chance,
-- by atlas.measures.funnel.overdispersion; null where nobody is counted or in one place
select
    model.place_level, model.definition, model.basis, model.is_urban,
    model.pooled_per_1000, model.new_pooled_per_1000,
    model.organisation_count, model.population, model.peers, model.place_count,
    model.prior_mean, model.prior_variation, model.prior_variations, model.prior_weights,
    model.phi, model.phi_statistic, model.phi_degrees, model.phi_p_value
from measured.provision_model as model
order by model.place_level, model.definition, model.basis, model.is_urban

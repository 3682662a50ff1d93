-- One row per class of peers (urban and rural) of one level, definition and basis: their pooled
-- rate and how much they vary, so that a place can be measured against them.
-- $level: area or ward · $definition: one of the twelve · $basis: the registers counted.
select
    model.is_urban,
    model.pooled_per_1000,
    model.new_pooled_per_1000,
    model.prior_mean,
    model.prior_variations,
    model.prior_weights,
    model.peers,
    model.place_count
from mart.provision_model as model
where
    model.place_level = $level
    and model.definition = $definition
    and model.basis = $basis
order by model.is_urban desc

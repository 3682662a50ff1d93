-- One row per class of peers (urban, rural): what is known of provision among them.
-- $council: council25_code, or 'england' for the peers of every covered council ·
-- $level: area or ward · $definition: one of the twelve.
select
    model.basis,
    model.is_urban,
    model.pooled_per_1000,
    model.prior_mean,
    model.prior_variations,
    model.prior_weights,
    model.place_count
from mart.provision_model as model
where
    model.place_level = $level
    and model.definition = $definition
    and model.basis in (
        select covered.basis
        from mart.covered as covered
        where
            covered.definition = $definition
            and covered.is_covered
            and ($council = 'england' or covered.council25_code = $council)
    )
order by model.basis, model.is_urban

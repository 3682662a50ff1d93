-- One row per covered place of a level and class: how many of its organisations are new, and how
-- many its residents would have at the pooled rate.
-- $level: area or ward · $definition: one of the twelve · $basis: the registers counted ·
-- $is_urban: the class.
select
    held.place_code,
    held.new_count,
    held.new_expected
from mart.provision as held
where
    held.place_level = $level
    and held.definition = $definition
    and held.basis = $basis
    and held.is_urban = $is_urban
order by held.place_code

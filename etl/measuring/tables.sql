-- What measuring lands, each with its key; the marts of the same names say what the columns mean.
create table measured.provision (
    place_level varchar, place_code varchar, definition varchar,
    organisation_count integer, expected_count double,
    rate_per_1000 double, rate_low double, rate_high double,
    shrunk_per_1000 double, shrunk_low double, shrunk_high double, relative double,
    rule varchar, peer_rate_per_1000 double, peer_count integer,
    lowest_fifth_probability double, is_worst_fifth boolean, look varchar, robust_count integer,
    new_count integer, new_expected double, growing_probability double,
    is_urban boolean, basis varchar
);
create table measured.provision_model (
    place_level varchar, definition varchar, basis varchar, is_urban boolean,
    pooled_per_1000 double, new_pooled_per_1000 double,
    organisation_count integer, population integer,
    prior_mean double, prior_variation double, prior_variations double[], prior_weights double[],
    peers varchar, place_count integer,
    phi double, phi_statistic double, phi_degrees integer, phi_p_value double
);
create table measured.council_provision (
    place_level varchar, place_code varchar, definition varchar, basis varchar,
    organisation_count integer, population integer, covered_population integer,
    covered_council_count integer,
    rate_per_1000 double, rate_low double, rate_high double, expected_count double, rule varchar,
    new_count integer
);
create table measured.equity (
    scope varchar, code varchar, definition varchar, decile integer,
    organisation_share double, resident_share double, difference double,
    difference_low double, difference_high double
);
create table measured.concentration (
    scope varchar, code varchar, definition varchar,
    concentration_index double, index_low double, index_high double,
    organisation_count integer, neighbourhood_count integer
);
create table measured.need_cluster (
    lsoa21_code varchar, cluster varchar, statistic double, p_value double
);

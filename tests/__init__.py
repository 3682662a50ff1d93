"""Tests, in layers: rules, pure functions, models, sources, data, pages, browser."""

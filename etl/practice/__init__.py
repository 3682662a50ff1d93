"""A fictional region in the publishers' own formats: four councils that exist nowhere.

Seeded: the same bytes every time. It is what a fresh clone shows, and what the tests read.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from etl.practice import (
    addresses,
    geography_files,
    history,
    lookup_files,
    need,
    need_files,
    postcodes,
    registers,
    summaries,
    words,
)
from etl.practice.geography import Region, make_region
from etl.practice.history import Before

SEED = 1851


def _stream(name: str) -> np.random.Generator:
    """A generator of its own for each part, so that a change in one leaves the others alone."""
    return np.random.default_rng([SEED, *name.encode()])


def _write_need(folder: Path, region: Region, *, before: Before) -> dict[str, int]:
    rng = _stream("need")
    shared = need.shared_level(rng, region)
    levels = need.domain_levels(rng, region, shared=shared)
    latest = need.index(levels, need.ENGLAND_2021)
    past = {
        year: need.index(
            need_files.former_levels(
                before, need.earlier(rng, region, levels=levels, years=2025 - year)
            ),
            need.ENGLAND_2011,
        )
        for year in (2019, 2015)
    }
    return {
        "mhclg_iod2025": need_files.write_2025(rng, folder, region=region, measures=latest),
        "mhclg_iod2019": need_files.write_2019(rng, folder, before=before, measures=past[2019]),
        "mhclg_iod2015": need_files.write_2015(folder, before, measures=past[2015]),
        "ocsi_cni2023": need_files.write_community_needs(rng, folder, region=region, shared=shared),
        "published_figures": summaries.write_summaries(folder, region, measures=latest),
    }


def write(folder: Path) -> dict[str, int]:
    """Write the practice region into `folder`. Returns the number of rows by raw table."""
    region = make_region(_stream("region"))
    before = history.make_before(_stream("history"), region)
    codes = postcodes.make_postcodes(_stream("postcodes"), region)
    places = addresses.make_places(_stream("places"), region, postcodes=codes)
    former = history.former_of(before, region)
    rows = {
        **_write_need(folder, region, before=before),
        **geography_files.write_boundaries(_stream("ids"), folder, region=region),
        **lookup_files.write_lookups(folder, region, before=before),
        **geography_files.write_people_and_classes(folder, region),
        **geography_files.write_names(folder, region),
        "ons_postcode_directory": postcodes.write_directory(
            folder, region, postcodes=codes, former=former
        ),
        **registers.write_registers(_stream, folder, places=places),
    }
    about = {"practice": True, "region": words.REGION, "seed": SEED, "rows": rows}
    (folder / "practice.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return rows

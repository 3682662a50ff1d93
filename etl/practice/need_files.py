"""The need files: three releases of the Indices of Deprivation and the Community Needs Index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from etl.practice import formats, words
from etl.practice.geography import OLD_COUNCIL_CODES, Region
from etl.practice.history import Before, by_former
from etl.practice.land import Floats, Ints
from etl.practice.need import DOMAINS, ENGLAND_2011, ENGLAND_2021, Measure, field, measure

_FILES = {
    2025: "File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv",
    2019: "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv",
    2015: "File_7_ID_2015_All_ranks__deciles_and_scores_for_the_indices_of_deprivation"
    "__and_population_denominators.csv",
}
_TITLES = {
    "imd": ("Index of Multiple Deprivation (IMD)", "Score"),
    "income": ("Income", "Score (rate)"),
    "employment": ("Employment", "Score (rate)"),
    "education": ("Education, Skills and Training", "Score"),
    "health": ("Health Deprivation and Disability", "Score"),
    "crime": ("Crime", "Score"),
    "barriers": ("Barriers to Housing and Services", "Score"),
    "living_environment": ("Living Environment", "Score"),
    "idaci": ("Income Deprivation Affecting Children Index (IDACI)", "Score (rate)"),
    "idaopi": ("Income Deprivation Affecting Older People (IDAOPI)", "Score (rate)"),
    "children_young_people": ("Children and Young People Sub-domain", "Score"),
    "adult_skills": ("Adult Skills Sub-domain", "Score"),
    "geographical_barriers": ("Geographical Barriers Sub-domain", "Score"),
    "wider_barriers": ("Wider Barriers Sub-domain", "Score"),
    "indoors": ("Indoors Sub-domain", "Score"),
    "outdoors": ("Outdoors Sub-domain", "Score"),
}
_RANK = "Rank (where 1 is most deprived)"
_DECILE = "Decile (where 1 is most deprived 10% of LSOAs)"
# MHCLG's 2025 file cuts this header short.
_CUT = "Children and Young People Sub-domain Decile (where 1 is most deprived 10% of LSO"
_PEOPLE_2025 = (
    "Total population: mid 2022",
    "Dependent Children aged 0-15: mid 2022",
    "Older population aged 60 and over: mid 2022",
    "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022",
)
_PEOPLE_2019 = (
    "Total population: mid 2015 (excluding prisoners)",
    "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "Population aged 16-59: mid 2015 (excluding prisoners)",
    "Older population aged 60 and over: mid 2015 (excluding prisoners)",
    "Working age population 18-59/64: for use with Employment Deprivation Domain"
    " (excluding prisoners)",
)


def measure_columns(
    measures: Mapping[str, Measure], names: tuple[str, ...]
) -> dict[str, list[object]]:
    """Score, rank and decile columns under the publisher's headers."""
    columns: dict[str, list[object]] = {}
    for name in names:
        title, score = _TITLES[name]
        columns[f"{title} {score}"] = [f"{value:.3f}" for value in measures[name].score.tolist()]
        columns[f"{title} {_RANK}"] = measures[name].rank.tolist()
        columns[f"{title} {_DECILE}"] = measures[name].decile.tolist()
    return columns


def _people(population: Ints, shares: tuple[Floats, ...]) -> list[list[object]]:
    """Total population and the parts of it that the shares say."""
    parts = [np.round(population * share).astype(np.int64).tolist() for share in shares]
    return [population.tolist(), *parts]


def _write(folder: Path, year: int, *, columns: Mapping[str, list[object]]) -> int:
    path = folder / f"mhclg_iod{year}" / _FILES[year]
    formats.write_text(path, formats.columns_text(columns))
    return len(next(iter(columns.values())))


def write_2025(
    rng: np.random.Generator, folder: Path, *, region: Region, measures: Mapping[str, Measure]
) -> int:
    """File 7 of 2025; its council codes are those of 2024. Returns the number of rows."""
    columns: dict[str, list[object]] = {
        "LSOA code (2021)": list(region.codes),
        "LSOA name (2021)": list(region.names),
        "Local Authority District code (2024)": [OLD_COUNCIL_CODES[c] for c in region.council],
        "Local Authority District name (2024)": [words.COUNCILS[c] for c in region.council],
    }
    for title, values in measure_columns(measures, DOMAINS).items():
        columns[_CUT if title.startswith(_CUT) else title] = values
    young, old = _ages(rng, region.size)
    parts = _people(region.population, (young, old, 1 - young - old * 0.78))
    columns.update(zip(_PEOPLE_2025, parts, strict=True))
    return _write(folder, 2025, columns=columns)


def _ages(rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
    return rng.uniform(0.14, 0.25, count), rng.uniform(0.15, 0.34, count)


def _named(before: Before, year: int) -> dict[str, list[object]]:
    return {
        "LSOA code (2011)": list(before.codes),
        "LSOA name (2011)": list(before.names),
        f"Local Authority District code ({year})": [OLD_COUNCIL_CODES[c] for c in before.council],
        f"Local Authority District name ({year})": [words.COUNCILS[c] for c in before.council],
    }


def write_2019(
    rng: np.random.Generator, folder: Path, *, before: Before, measures: Mapping[str, Measure]
) -> int:
    """File 7 of 2019, on the neighbourhoods of 2011. Returns the number of rows."""
    columns = {**_named(before, 2019), **measure_columns(measures, DOMAINS)}
    young, old = _ages(rng, len(before.codes))
    parts = _people(before.population, (young, 1 - young - old, old, 1.02 - young - old))
    columns.update(zip(_PEOPLE_2019, parts, strict=True))
    return _write(folder, 2019, columns=columns)


def write_2015(folder: Path, before: Before, *, measures: Mapping[str, Measure]) -> int:
    """File 7 of 2015, the overall index only. Returns the number of rows."""
    return _write(
        folder, 2015, columns={**_named(before, 2013), **measure_columns(measures, ("imd",))}
    )


_CNI_TAIL = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
_CNI_SCORES = {
    "Community Needs Index 2023": (250, 142, 88, 58, 36, 17, 0.5),
    "Civic Assets Domain": (2.6, 1.2, 0.55, 0.02, -0.5, -1.25, -3.4),
    "Connectedness Domain": (189, 98, 59, 38, 23, 9, 1.2),
    "Active and Engaged Community Domain": (198, 108, 61, 36, 19, 5, 0.2),
}


def write_community_needs(
    rng: np.random.Generator, folder: Path, *, region: Region, shared: Floats
) -> int:
    """The Community Needs Index: higher score and rank 1 mean more need. Returns the rows."""
    own = [field(rng, region.middles, reach=2.5) for _ in range(3)]
    parts = (
        0.45 * shared + 0.75 * own[0] - 0.9 * (region.centrality - 0.5),
        0.3 * shared + 0.8 * own[1] + 0.8 * (0.5 - region.centrality),
        0.75 * shared + 0.6 * own[2],
    )
    levels = (0.35 * shared + 0.45 * parts[0] + 0.35 * parts[1] + 0.45 * parts[2], *parts)
    columns: dict[str, list[object]] = {
        "lsoa21_code": list(region.codes),
        "lsoa21_name": list(region.names),
    }
    for (title, scores), level in zip(_CNI_SCORES.items(), levels, strict=True):
        rank = measure(level, "imd", places=ENGLAND_2021).rank
        score = np.interp(rank / ENGLAND_2021, _CNI_TAIL, scores)
        columns[f"{title} Score"] = [f"{value:.2f}" for value in score.tolist()]
        columns[f"{title} Rank"] = rank.tolist()
    path = folder / "ocsi_cni2023" / "community_needs_index_2023_lsoa21.csv"
    formats.write_text(path, formats.columns_text(columns))
    return region.size


def former_levels(before: Before, levels: Mapping[str, Floats]) -> dict[str, Floats]:
    """Levels on the neighbourhoods of 2011: the mean over the ones each became."""
    return {name: by_former(before, level) for name, level in levels.items()}


PLACES = {2025: ENGLAND_2021, 2019: ENGLAND_2011, 2015: ENGLAND_2011}

"""MHCLG's local authority summaries for 2025, worked out by its method from our own numbers.

Average score and average rank are weighted by File 7's total population; ranks are reversed first
(33,755 + 1 - rank), so that a high average rank is a deprived council. Extent counts the people of
the most deprived three tenths on a falling weight; local concentration is the average reversed rank
of the most deprived places that hold exactly a tenth of the people.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from etl.practice import formats, words
from etl.practice.geography import OLD_COUNCIL_CODES, Region
from etl.practice.land import Floats, Ints
from etl.practice.need import ENGLAND_2021, WEIGHTS, Measure

_TITLES = {
    "imd": "imd", "income": "income", "employment": "employment",
    "education": "education_skills_and_training",
    "health": "health_deprivation_and_disability", "crime": "crime",
    "barriers": "barriers_to_housing_and_services", "living_environment": "living_environment",
}  # fmt: skip
_WORST = "proportion_of_lso_as_in_most_deprived_10_percent_nationally"


def _extent(rank: Ints, people: Ints) -> float:
    """Share of people in the most deprived 30 %, on a weight that falls from 1 at 10 % to 0.05."""
    percentile = rank / ENGLAND_2021 * 100
    falling = 0.95 - (np.ceil(percentile) - 11) * 0.9 / 19
    weight = np.select([percentile <= 10, percentile <= 30], [1.0, falling], 0.0)
    return float((weight * people).sum() / people.sum())


def _concentration(rank: Ints, people: Ints) -> float:
    """Average reversed rank of the most deprived places that hold a tenth of the people."""
    order = np.argsort(rank)
    wanted = people.sum() * 0.1
    held = np.cumsum(people[order])
    inside = np.clip(wanted - (held - people[order]), 0, people[order])
    return float(((ENGLAND_2021 + 1 - rank[order]) * inside).sum() / wanted)


def _one(name: str, measure: Measure, *, people: Ints) -> dict[str, tuple[float, int]]:
    """The figures of one measure for one council, each with the digits it is printed to."""
    title = _TITLES[name]
    average = float((measure.score.round(3) * people).sum() / people.sum())
    reversed_rank = ENGLAND_2021 + 1 - measure.rank
    figures = {
        f"{title}_average_rank": (float((reversed_rank * people).sum() / people.sum()), 2),
        f"{title}_average_score": (average, 3),
        f"{title}_{_WORST}": (float((measure.decile == 1).mean()), 4),
    }
    if name == "imd":
        figures["imd25_extent"] = (_extent(measure.rank, people), 4)
        figures["imd25_local_concentration"] = (_concentration(measure.rank, people), 2)
    if name in ("income", "employment"):
        figures[f"{title}_scale"] = (float((measure.score.round(3) * people).sum()), 2)
    return figures


def _rank_title(title: str) -> str:
    """The header of the rank of a figure: MHCLG puts rank_of after the measure, but for scale."""
    if title.endswith("_scale"):
        return f"rank_of_{title}"
    for start in sorted({*_TITLES.values(), "imd25"}, key=len, reverse=True):
        if title.startswith(f"{start}_"):
            return f"{start}_rank_of_{title.removeprefix(f'{start}_')}"
    raise ValueError(title)


def _of(measure: Measure, chosen: Ints) -> Measure:
    return Measure(measure.score[chosen], measure.rank[chosen], measure.decile[chosen])


def _placed(values: Floats) -> list[str]:
    """Rank of each council, 1 the most deprived; equals share the better rank."""
    return [f"{1 + int((values > value).sum())}.0" for value in values.tolist()]


def write_summaries(folder: Path, region: Region, *, measures: Mapping[str, Measure]) -> int:
    """One row for each council. Returns the number of rows."""
    councils = range(len(words.COUNCILS))
    by_council: list[dict[str, tuple[float, int]]] = []
    for number in councils:
        chosen = np.flatnonzero(region.council == number)
        row: dict[str, tuple[float, int]] = {}
        for name in ("imd", *WEIGHTS):
            row.update(_one(name, _of(measures[name], chosen), people=region.population[chosen]))
        by_council.append(row)
    columns: dict[str, list[object]] = {
        "ltla24_code": [OLD_COUNCIL_CODES[number] for number in councils],
        "ltla24_name": [words.COUNCILS[number] for number in councils],
    }
    for title, (_, digits) in by_council[0].items():
        values = np.round([row[title][0] for row in by_council], digits)
        columns[title] = [str(value) for value in values.tolist()]
        columns[_rank_title(title)] = list(_placed(values))
    path = folder / "published_figures" / "iod2025_local_authority_summaries.csv"
    formats.write_text(path, formats.columns_text(columns))
    return len(by_council)

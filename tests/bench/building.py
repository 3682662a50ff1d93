"""(a) The build, and one join of it done in other ways, each in a process of its own."""

import json
import tempfile
from pathlib import Path

from tests.bench import joins
from tests.bench.measuring import Section, Took, median, own_process, ratio

WORDS = {
    "duckdb": "The join, in DuckDB",
    "pandas": "The same join, in pandas",
    "geopandas": "The same, by point in polygon in geopandas",
}


def run_build(raw: Path, builds: Path) -> Took:
    """Build once; publishes in ``builds``."""
    return own_process("tests.bench.growing_build", raw, builds)


def agree(found: dict[str, dict[str, int]], *, by_point: float = 0.01) -> bool:
    """Do the ways count alike? Point in polygon may differ by a hundredth, at borders."""
    exact, other = found["duckdb"], found["geopandas"]
    apart = sum(abs(count - other.get(decile, 0)) for decile, count in exact.items())
    return found["pandas"] == exact and apart <= max(2, by_point * sum(exact.values()))


def join_ways(raw: Path, times: int) -> tuple[dict[str, list[Took]], dict[str, dict[str, int]]]:
    """Run each way as often as asked, in turn, so that all meet the same disturbances."""
    took: dict[str, list[Took]] = {way: [] for way in joins.WAYS}
    for _ in range(times):
        for way, runs in took.items():
            runs.append(own_process("tests.bench.joins", way, raw))
    return took, {way: runs[0].said["by_decile"] for way, runs in took.items() if way != "read"}


def section(raw: Path, *, times: int = 3) -> Section:
    """Write the table: seconds and peak memory of each way, and how they compare."""
    took, found = join_ways(raw, times)
    with tempfile.TemporaryDirectory() as folder:
        whole = run_build(raw, Path(folder))
    table = Section("(a) The build", ("What", "Seconds", "Peak memory", "Ratio"))
    alone = median([run.seconds for run in took["read"]])
    table.rows.append(_row("The whole build, checked and published", [whole], alone))
    table.rows.append(_row("DuckDB alone reads the same files", took["read"], alone))
    join = median([run.seconds for run in took["duckdb"]])
    table.rows += [_row(words, took[way], join) for way, words in WORDS.items()]
    table.notes.append(
        "The first two rows are compared with DuckDB alone, the others with DuckDB's join:"
        " companies of the social economy by the deprivation decile of their neighbourhood, from"
        f" the files as published ({sum(found['duckdb'].values()):,} companies)."
        f" Medians of {times}; the build runs once. Each has a process of its own."
    )
    if not agree(found):
        table.notes.append(f"The ways disagree: {json.dumps(found)}")
    return table


def _row(words: str, runs: list[Took], base: float) -> tuple[str, ...]:
    seconds = median([run.seconds for run in runs])
    memory = median([run.peak_mb for run in runs])
    return words, f"{seconds:,.1f}", f"{memory:,.0f} MB", ratio(seconds, base)

"""(e) Growth: 1, 3 and 10 times the organisations, built and looked at."""

import json
from pathlib import Path

from playwright.sync_api import sync_playwright

from atlas.view import TIERS
from atlas.warehouse import CONTRACT, Warehouse
from tests.bench.building import run_build
from tests.bench.measuring import Section, Took, median, ms, timed
from tests.bench.search import first_page, parameters, typed
from tests.bench.serving import ask, busiest, sets
from tests.bench.wire import Session
from tests.browser.running import launch, serving, wait_for_map
from tests.scale import england

TIMES = (1, 3, 10)


def prepare(raw: Path, work: Path, times: int) -> tuple[Path, Path]:
    """Write a set around RAW unless it is there from an earlier run; give its raw and builds."""
    folder = work / f"england-{times}"
    done = folder / "written"
    if not done.exists():
        england.write(raw, folder, times=times)
        done.touch()
    return folder / "raw", folder / "builds"


def built(raw: Path, builds: Path) -> Path:
    """Build unless there is a build already that this version can open."""
    pointer = builds / "current.json"
    if not pointer.exists() or json.loads(pointer.read_text("utf-8"))["contract"] != CONTRACT:
        run_build(raw, builds)
    return builds


def first_paint(address: str, times: int = 3) -> tuple[float, float]:
    """Seconds from going to the map view until its title is there, and until its map is."""
    titles, maps = [], []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(times):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            start = timed(lambda: page.goto(address))  # noqa: B023
            title = timed(lambda: page.get_by_role("heading", level=1).wait_for())  # noqa: B023
            drawn = timed(lambda: wait_for_map(page))  # noqa: B023
            titles.append(start + title)
            maps.append(start + title + drawn)
            page.context.close()
        browser.close()
    return median(titles), median(maps)


def searched(builds: Path) -> float:
    """Seconds of the first page of a search, the middle of eight."""
    held = Warehouse.open(builds)
    [(built_on,)] = ask(builds, "select built_at::date from meta.build")
    return median(
        [
            timed(lambda: first_page(held, parameters(words, built_on), words))  # noqa: B023
            for words in typed(builds)
        ]
    )


def _row(builds: Path, log: Path, build: Took) -> tuple[str, ...]:
    [(count,)] = ask(builds, "select count(*) from mart.organisation")
    query = f"council={busiest(builds)}"
    with serving(builds, log) as address:
        session = Session(address, page="map", query=query)
        session.open()
        changes = [session.choose("tiers", kinds) for kinds in sets(list(TIERS.values()))]
        session.close()
        title, drawn = first_paint(f"{address}/map?{query}")
    pointed = sorted(builds.glob("*.duckdb"))
    size = max(path.stat().st_size for path in pointed if path.name != "work.duckdb") / 1e6
    return (
        f"{count:,}", f"{build.seconds:,.0f} s", f"{build.peak_mb:,.0f} MB", f"{size:,.0f} MB",
        ms(title), ms(drawn), ms(median([run.seconds for run in changes])), ms(searched(builds)),
    )  # fmt: skip


def section(raw: Path, work: Path, log: Path) -> Section:
    """Write the table: one row a size. Each set is built anew, to be timed."""
    columns = (
        "Organisations", "Build", "Peak memory", "File", "Title", "Map painted",
        "Change of filter (server)", "Search",
    )  # fmt: skip
    table = Section("(e) Growth", columns)
    for times in TIMES:
        sources, builds = prepare(raw, work, times)
        table.rows.append(_row(builds, log, run_build(sources, builds)))
    table.notes.append(
        "The ordinary companies among which they stand are the same five million in each. Title and"
        " map are a new browser's, the first visit of the server apart: medians of three."
    )
    return table

"""(g) Exports of the largest council, and what they cost whoever is looking at a page meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from atlas.view import TIERS
from tests.bench.measuring import Section, median, ms, own_process, p95, ratio
from tests.bench.people import opened
from tests.bench.serving import councils, sets
from tests.bench.views import largest
from tests.bench.wire import Session, server_mb
from tests.browser.running import serving

PEOPLE = 10


def _changes(sessions: list[Session]) -> list[float]:
    """Seconds of changes of filter that all make, each at once when the others are done."""
    took = []
    with ThreadPoolExecutor(len(sessions)) as pool:
        for chosen in sets(list(TIERS.values())):
            runs = pool.map(lambda one: one.choose("tiers", chosen), sessions)  # noqa: B023
            took += [run.seconds for run in runs]
    return took


def beside_others(builds: Path, log: Path, council: str) -> tuple[list[float], list[float], float]:
    """Ten people change filters, alone and while every ward of a council is made for another.

    Gives the seconds of every change both times, and MB of the server then.
    """
    codes = [code for code in councils(builds) if code != council]
    with serving(builds, log) as address:
        alone = opened(address, codes[:PEOPLE], PEOPLE)
        before = _changes(alone)
        officer = Session(address, page="briefing", query=f"council={council}")
        officer.open()
        officer.press("briefing_wards")
        time.sleep(3)  # so that the exporting process has loaded what it needs
        fresh = opened(address, codes[PEOPLE : 2 * PEOPLE] or codes[:PEOPLE], PEOPLE)
        during = _changes(fresh)
        held = server_mb(address)
        for session in (officer, *alone, *fresh):
            session.close()
    return before, during, held


def section(builds: Path, log: Path) -> Section:
    """Write the table: one row for each export, and what ten people felt of it."""
    code, name, count = largest(builds)
    alone = own_process("tests.bench.exports_alone", builds, code)
    table = Section("(g) Exports", ("What", "Seconds"))
    table.rows = [(what, f"{seconds:.2f}") for what, seconds in alone.said["took"].items()]
    table.notes.append(
        f"{name}, {count:,} neighbourhoods, the usual parts; medians of 3. The process that makes"
        f" them held {alone.peak_mb:,.0f} MB at most."
    )
    before, during, held = beside_others(builds, log, code)
    table.notes.append(
        f"{PEOPLE} people changing a filter at the same moments: median {ms(median(before))}, p95"
        f" {ms(p95(before))}; the same while every ward is made for somebody else:"
        f" {ms(median(during))} and {ms(p95(during))}, {ratio(median(during), median(before))} as"
        f" long, for both share this machine's processors. The server held {held:,.0f} MB."
    )
    return table

"""(d) Many people at once: sessions on the map view that all change a filter at the same moments.

Each has a council of their own and asks each time for a set of organisations that nobody has asked
for: the worst case, in which nothing is remembered for anybody and nobody pauses to think.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from atlas.view import TIERS
from tests.bench.measuring import Section, median, ms, p95
from tests.bench.serving import councils, sets
from tests.bench.wire import Session, server_mb
from tests.browser.running import serving

PEOPLE = (1, 10, 25)


def opened(address: str, codes: list[str], people: int) -> list[Session]:
    """Open the map for so many people, each at a council of their own."""
    sessions = [
        Session(address, page="map", query=f"council={codes[no % len(codes)]}")
        for no in range(people)
    ]
    for session in sessions:
        session.open()
    return sessions


def together(builds: Path, log: Path, people: int) -> tuple[list[float], float, float]:
    """Serve the app to so many at once.

    Gives seconds of every change, MB of the server with one session, and MB with all of them.
    """
    codes = councils(builds)
    with serving(builds, log) as address:
        [first] = opened(address, codes[-1:], 1)
        alone = server_mb(address)
        sessions = opened(address, codes, people)
        took = []
        with ThreadPoolExecutor(people) as pool:
            for chosen in sets(list(TIERS.values())):
                runs = pool.map(lambda one: one.choose("tiers", chosen), sessions)  # noqa: B023
                took += [run.seconds for run in runs]
        held = server_mb(address)
        for session in (first, *sessions):
            session.close()
    return took, alone, held


def section(builds: Path, log: Path) -> Section:
    """Write the table: one row for each number of people."""
    columns = ("People at once", "Median", "p95", "Server", "Each person more")
    table = Section("(d) People at once on the map", columns)
    for people in PEOPLE:
        took, alone, held = together(builds, log, people)
        each = f"{(held - alone) / people:,.1f} MB"
        table.rows.append((f"{people}", ms(median(took)), ms(p95(took)), f"{held:,.0f} MB", each))
    table.notes.append(
        "Time of one change of filter until the server has said all. Everybody changes at the same"
        " moment and at once again, in councils of their own. What each person adds to the server's"
        " memory includes the answers it keeps."
    )
    return table

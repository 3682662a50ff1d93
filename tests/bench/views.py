"""(f) Every view of the largest council: the server's time for a first sight and for a rerun."""

from pathlib import Path

from atlas.ui.views import VIEWS
from tests.bench.measuring import Section, median, ms
from tests.bench.serving import ask
from tests.bench.wire import Session
from tests.browser.running import serving

AGAIN = 7


def largest(builds: Path) -> tuple[str, str, int]:
    """Code, name and neighbourhoods of the council that has most of them."""
    return ask(
        builds,
        "select council25_code, council_name, neighbourhood_count from mart.council"
        " order by neighbourhood_count desc nulls last, council25_code limit 1",
    )[0]


def section(builds: Path, log: Path) -> Section:
    """Write the table: one row for each view, opened by a reader and then run again."""
    code, name, count = largest(builds)
    [(other,)] = ask(
        builds,
        "select min(council25_code) from mart.council where council25_code <> $code",
        {"code": code},
    )
    table = Section("(f) Every view", ("View", "First sight", "A rerun", "Bytes of a first sight"))
    with serving(builds, log) as address:
        for view in VIEWS:
            page = "" if view is VIEWS[0] else Path(view.script).stem
            # Another council first, so that what is imported once is not measured here.
            Session(address, page=page, query=f"council={other}").open()
            reader = Session(address, page=page, query=f"council={code}")
            first = reader.open()
            again = median([reader.open().seconds for _ in range(AGAIN)])
            bytes_ = f"{first.wire_bytes / 1000:,.0f} kB"
            table.rows.append((view.title, ms(first.seconds), ms(again), bytes_))
            reader.close()
    table.notes.append(
        f"{name}, {count:,} neighbourhoods. Seconds are the server's, until it has said all: a"
        " first sight asks the build for everything that no reader has asked before; a rerun is"
        f" what any click costs at least, the median of {AGAIN}."
    )
    return table

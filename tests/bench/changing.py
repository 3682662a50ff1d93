"""(b) A change of filter on the map view, ours against the obvious folium page.

Server time and bytes are those of a session without a browser; click to repaint is Chromium's: from
the click until the last change that the map's frame painted. Every change asks for a set of
organisations that nobody has asked for before.
"""

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from atlas.view import TIERS
from tests.bench.measuring import Section, median, ms, ratio
from tests.bench.serving import STEPS, busiest, serving_obvious, sets
from tests.bench.wire import PATIENCE, Session
from tests.browser.running import launch, map_frame, serving, settle

OBVIOUS_KINDS = [
    "Community interest companies", "Companies limited by guarantee", "Charities", "Societies",
]  # fmt: skip
# In the page: when the reader clicked. In the map's frame: when the last change was painted.
WATCH_PAGE = """() => {
  window.painted = Date.now();
  addEventListener("pointerdown", () => { window.clicked = Date.now(); }, true);
}"""
WATCH_FRAME = """() => {
  if (window.watched) return;
  window.watched = true;
  const note = () => requestAnimationFrame(() => setTimeout(() => { top.painted = Date.now(); }));
  note();  // a frame that was put in place anew has just been painted
  new MutationObserver(note).observe(
    document, { subtree: true, childList: true, attributes: true });
}"""
FEWER = 3  # changes of the obvious page, which takes long
QUIET = 1000  # milliseconds without a change: the map has been painted


@dataclass(frozen=True)
class Change:
    """Medians of the changes on one page: server seconds, bytes, click to repaint in seconds."""

    server: float
    wire_bytes: float
    repaint: float


def _server(
    address: str, kinds: list[str], steps: int, *, page: str = "", query: str = ""
) -> tuple[float, float]:
    session = Session(address, page=page, query=query)
    session.open()
    runs = [session.choose("tiers", chosen) for chosen in sets(kinds, steps)]
    session.close()
    return median([run.seconds for run in runs]), median([run.wire_bytes for run in runs])


def _wait_until_painted(page: Page) -> None:
    settle(page)
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(f"painted > (window.clicked ?? 0) && Date.now() - painted > {QUIET}"):
        if time.monotonic() > deadline:
            raise RuntimeError("the map was never painted")
        map_frame(page).locator("body").evaluate(WATCH_FRAME)
        page.wait_for_timeout(100)


def _repaint(page: Page, kinds: list[str], steps: int) -> float:
    took = []
    for step in STEPS[:steps]:
        page.get_by_role("button", name=kinds[step], exact=True).click()
        _wait_until_painted(page)
        took.append(page.evaluate("(window.painted - window.clicked) / 1000"))
    return median(took)


def _browser(address: str, kinds: list[str], steps: int, *, is_ours: bool) -> float:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(address)
        map_frame(page).locator("path.leaflet-interactive").first.wait_for()
        page.evaluate(WATCH_PAGE)
        _wait_until_painted(page)
        if is_ours:
            page.get_by_role("button", name="Community businesses").click()
        took = _repaint(page, kinds, steps)
        browser.close()
    return took


def change_ours(builds: Path, log: Path) -> Change:
    """Measure our map view on a build."""
    query, kinds = f"council={busiest(builds)}", list(TIERS.values())
    with serving(builds, log) as address:
        server, wire = _server(address, kinds, len(STEPS), page="map", query=query)
        repaint = _browser(f"{address}/map?{query}", kinds, len(STEPS), is_ours=True)
    return Change(server, wire, repaint)


def change_obvious(raw: Path, builds: Path, *, cached: bool) -> Change:
    """Measure the obvious page on published files."""
    page: AbstractContextManager[str] = serving_obvious(raw, builds, cached=cached)
    with page as address:
        server, wire = _server(address, OBVIOUS_KINDS, FEWER)
        return Change(server, wire, _browser(address, OBVIOUS_KINDS, FEWER, is_ours=False))


def section(raw: Path, builds: Path, log: Path) -> Section:
    """Write the table: three pages, and how the two obvious ones compare with ours."""
    columns = ("Page", "Server", "Bytes on the wire", "Click to repaint", "Ratio of repaint")
    table = Section("(b) A change of filter on the map", columns)
    ours = change_ours(builds, log)
    obvious = change_obvious(raw, builds, cached=False)
    kept = change_obvious(raw, builds, cached=True)
    pages = {
        "Ours": ours,
        "Obvious: reads, merges and draws all each time": obvious,
        "Obvious, with what it reads kept by st.cache_data": kept,
    }
    table.rows = [
        (name, ms(page.server), f"{page.wire_bytes / 1000:,.0f} kB", ms(page.repaint),
         ratio(page.repaint, ours.repaint))
        for name, page in pages.items()
    ]  # fmt: skip
    faster = f"{ratio(obvious.server, ours.server)} and {ratio(kept.server, ours.server)}"
    table.notes.append(
        f"Council {busiest(builds)}; medians of {len(STEPS)} changes of ours and {FEWER} of the"
        f" others, none of them asked for before. On the server ours is {faster} faster. The pages"
        " do not count the same: ours joins the registers into organisations, gives reasons and"
        " grades, and lists every neighbourhood."
    )
    return table

"""A tiny map, served by a small page, in a browser cut off from the network."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    Page,
    Route,
    WebSocket,
    expect,
    sync_playwright,
)

from tests.browser.running import PATIENCE, ROOT, answers, free_port, launch, wait_for_map

HOSTILE = "<img src=x onerror='window.top.hacked=1'>"
COLUMNS = (
    "org_id", "site_no", "name", "tier", "legal_form_name", "legal_form", "grade", "grade_reason",
    "tier_reason", "kind", "placement", "longitude", "latitude", "lsoa21_code", "url",
)  # fmt: skip


def square(west: float, south: float, size: float) -> dict:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, name: str, geometry: dict) -> dict:
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name, "area": HOSTILE},
        "geometry": geometry,
    }


def shapes() -> dict:
    """Twelve squares, three rows of four, and a neighbour to the east."""
    places = [
        feature(f"E01999{row}{at:02}", f"Place {row}{at}", square(at * 0.1, 52 + row * 0.06, 0.06))
        for row in range(3)
        for at in range(4)
    ]
    return {
        "neighbourhoods": {"type": "FeatureCollection", "features": places},
        "outline": square(0, 52, 0.4),
        "neighbours": {
            "type": "FeatureCollection",
            "features": [feature("E06999002", HOSTILE, square(0.4, 51.9, 0.5))],
        },
        "bounds": [[52, 0], [52.18, 0.36]],
    }


def points() -> dict:
    """Fifteen at one spot, one by itself with a hostile name, and some of the wider tier.

    Of the wider ones thirteen are placed by their neighbourhood, and two are of grade D and X.
    """

    def row(number: int, name: str, tier: str, place: tuple[float, float], **also: str) -> list:
        grade, placement = also.get("grade", "A"), also.get("placement", "postcode")
        return [
            f"GB-COH-{number:08}", 1, name, tier, HOSTILE, "cic", grade, HOSTILE, HOSTILE,
            "registered", placement, *place, "E01999000", "javascript:window.top.hacked=1",
        ]  # fmt: skip

    crowd = [
        row(n, f"Crowd {n:02} {HOSTILE}", "community_business", (0.23, 52.09)) for n in range(15)
    ]
    alone = row(90, f"Alone {HOSTILE}", "community_business", (0.03, 52.09))
    wider = row(91, "Wider", "wider", (0.33, 52.03))
    vague = [
        row(92, "Vague", "wider", (0.23, 52.03), grade="D"),
        row(93, "Out", "wider", (0.13, 52.03), grade="X"),
    ]
    homes = [
        row(n, f"Home {n}", "wider", (0.33, 52.15), placement="neighbourhood")
        for n in range(40, 53)
    ]
    return {"columns": COLUMNS, "rows": [*crowd, alone, wider, *vague, *homes]}


@dataclass
class SmallMap:
    """One page with the small map, and what its browser did."""

    page: Page
    frame: Frame
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def says(self, name: str) -> str:
        """Read ``name=value`` off the page."""
        words = self.page.get_by_text("runs=").inner_text().split()
        return dict(word.split("=") for word in words)[name]

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Say where a place of the map is on the page, in pixels."""
        spot = self.frame.evaluate(
            "([y, x]) => { const at = window.map.latLngToContainerPoint([y, x]);"
            " return [at.x, at.y]; }",
            [latitude, longitude],
        )
        box = self.page.locator("iframe").bounding_box()
        return box["x"] + spot[0], box["y"] + spot[1]

    def click(self, longitude: float, latitude: float) -> None:
        """Click on a place of the map."""
        self.page.mouse.click(*self.at(longitude, latitude))

    def fills(self) -> list[str]:
        """List the colours of the neighbourhoods, in the order of the file."""
        paths = self.frame.locator(".leaflet-overlay-pane path")
        return paths.evaluate_all("all => all.map(one => one.getAttribute('fill'))")


@pytest.fixture(scope="package")
def small_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the two map files; give the builds folder."""
    builds = tmp_path_factory.mktemp("small-builds")
    (builds / "maps").mkdir()
    (builds / "maps" / "E06999001-a.json").write_text(json.dumps(shapes()), "utf-8")
    (builds / "maps" / "E06999001-points-a.json").write_text(json.dumps(points()), "utf-8")
    return builds


@pytest.fixture(scope="package")
def small_app(small_builds: Path) -> Iterator[str]:
    """Serve the page under a path of its own, as a council's proxy would; give its address."""
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "localhost",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.baseUrlPath": "atlas/here",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    with (small_builds / "log").open("w") as log:
        app = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "tests/map/one_map.py", *flags],
            cwd=ROOT,
            env=os.environ | {"ATLAS_BUILDS": str(small_builds), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        address = f"http://localhost:{port}/atlas/here"
        deadline = time.monotonic() + 60
        while not answers(address):
            if app.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((small_builds / "log").read_text("utf-8"))
            time.sleep(0.1)
        yield address
        app.terminate()
        app.wait(timeout=20)


@pytest.fixture(scope="package")
def small_browser() -> Iterator[Browser]:
    """Start the system's browser once for the tests of the map."""
    expect.set_options(
        timeout=PATIENCE
    )  # five seconds are short for a cold start on a busy machine
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@contextmanager
def opened(address: str, browser: Browser, blocked: tuple[str, ...] = ()) -> Iterator[SmallMap]:
    """Open the page in a browser of its own; nothing outside may be asked for."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    small = SmallMap(page, page.main_frame)

    def decide(route: Route) -> None:
        url = route.request.url
        if not url.startswith((address.split("/atlas")[0], "data:")):
            small.outside.append(url)
        if url in small.outside or any(name in url for name in blocked):
            return route.abort()
        return route.continue_()

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: small.received.append(len(data)))

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            small.complaints.append(said.text)

    context.route("**/*", decide)
    page.on("pageerror", lambda error: small.complaints.append(str(error)))
    page.on("console", hear)
    page.on("websocket", listen)
    page.goto(address)
    expect(page.get_by_text("runs=")).to_be_visible()
    yield small
    context.close()
    assert small.outside == []


def drawn(small: SmallMap) -> SmallMap:
    wait_for_map(small.page)
    small.page.wait_for_timeout(500)
    small.frame = next(f for f in small.page.frames if "st_folium" in f.url)
    return small


@pytest.fixture
def small(small_app: str, small_browser: Browser) -> Iterator[SmallMap]:
    """Give a page of its own, once its map is drawn."""
    with opened(small_app, small_browser) as page:
        yield drawn(page)


@pytest.fixture(scope="package")
def looked_at(small_app: str, small_browser: Browser) -> Iterator[SmallMap]:
    """Give a page that several tests look at and none changes, once its map is drawn."""
    with opened(small_app, small_browser) as page:
        yield drawn(page)


@pytest.fixture
def without(small_app: str, small_browser: Browser) -> Iterator[Callable[[str], SmallMap]]:
    """Open the page while one file fails: ``without("leaflet.js")``."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(opened(small_app, small_browser, (name,)))

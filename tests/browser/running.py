"""The app running for real, and the system's browser, for the tests and for ``make look``."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Download, FrameLocator, Locator, Page, Playwright, expect

from tests.browser.chromium import HELP, find

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30_000  # milliseconds: two test processes and a browser may share two cores
# A browser left to itself asks its maker's servers for updates; ours may ask nobody.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    """Does the app at ``address`` say that it is well?"""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@contextmanager
def serving(builds: Path, log: Path, *, script: str = "app.py") -> Iterator[str]:
    """Serve the app on the builds in a folder; give its address; stop it at the end."""
    port = free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    options = ["--server.address", "localhost", "--server.headless", "true"]
    options += ["--server.fileWatcherType", "none"]
    with log.open("w", encoding="utf-8") as said:
        app = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env=os.environ | {"ATLAS_BUILDS": str(builds)},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + 60
            while not answers(address):
                if app.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"the app did not start:\n{log.read_text('utf-8')}")
                time.sleep(0.1)
            yield address
        finally:
            app.terminate()
            app.wait(timeout=20)


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium; its sandbox cannot run as root."""
    path = find()
    if path is None:
        raise RuntimeError(HELP)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, *as_root])


def settle(page: Page) -> None:
    """Wait until the app has finished its run, and so has what it drew."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=PATIENCE)
    # While one page gives way to another, both titles stand for a moment.
    expect(page.get_by_role("heading", level=1)).to_have_count(1, timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
    # A click starts its run a moment later: two quiet looks in a row mean that it is over.
    for _ in range(2):
        page.wait_for_timeout(150)
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)


def panel_heading(page: Page, name: str) -> Locator:
    """Give the heading of the panel of a neighbourhood, which ends with its own name."""
    return page.get_by_role("heading", name=re.compile(rf"{re.escape(name)}\)?$"))


def map_frame(page: Page) -> FrameLocator:
    """Give the frame that the map is drawn in."""
    return page.frame_locator('iframe[title="streamlit_folium.st_folium"]')


def wait_for_map(page: Page) -> FrameLocator:
    """Wait until the map has drawn its neighbourhoods; give its frame."""
    frame = map_frame(page)
    expect(frame.locator("path.leaflet-interactive").first).to_be_attached(timeout=PATIENCE)
    expect(frame.locator(".leaflet-container")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(
        "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]').offsetHeight > 100",
        timeout=PATIENCE,
    )
    return frame


def take_away(page: Page, what: str, *, of: str = "") -> Download:
    """Open the control of the figure whose title has ``of`` in it and save one of its files."""
    title = re.compile(f"Take it away.*{of}", re.DOTALL)
    page.locator("summary", has_text=title).first.click()
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=what).click()
    return waiting.value


def wait_for_view(page: Page, path: str) -> None:
    """Wait until a view has drawn all of itself, its map too where it has one."""
    settle(page)
    if path == "map":
        wait_for_map(page)

"""A browser cut off from the network, and a record of what it complained of."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    expect,
    sync_playwright,
)

from tests.browser.running import PATIENCE, launch, serving, settle

expect.set_options(timeout=PATIENCE)
LAPTOP = {"width": 1366, "height": 768}


@dataclass
class Record:
    """What happened in one test's browser."""

    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)  # bytes of each message from the app
    sent: list[int] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def app(practice_build: Path, run_folder: Path) -> Iterator[str]:
    """Serve the practice region once for all browser tests; give the address."""
    with serving(practice_build, run_folder / "app.log") as address:
        yield address


@pytest.fixture(scope="package")
def build(practice_build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the practice build, to know what the page should say."""
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        yield con


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start the system's browser once for all browser tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def keep_inside(context: BrowserContext, record: Record) -> None:
    """Refuse every request that is not for the app, and remember it."""

    def decide(route: Route) -> None:
        url = route.request.url
        if url.startswith((record.address, "data:", "blob:")):
            record.fetched.append(url)
            route.continue_()
        else:
            record.outside.append(url)
            route.abort()

    context.route("**/*", decide)


def is_streamlits_own(url: str, address: str) -> bool:
    """Is it Streamlit looking for its server below a view's path before it looks at the top?"""
    return "/_stcore/" in url and not url.startswith(f"{address}/_stcore/")


def listen(page: Page, record: Record) -> None:
    """Write down what the browser complains of and what goes over the socket."""

    def on_console(said: ConsoleMessage) -> None:
        if said.type == "error" and not is_streamlits_own(said.location["url"], record.address):
            record.complaints.append(f"{said.text} ({said.location['url']})")

    page.on("console", on_console)
    page.on("pageerror", lambda error: record.complaints.append(f"page error: {error}"))

    def on_socket(socket) -> None:
        if not socket.url.startswith(record.address.replace("http", "ws")):
            record.outside.append(socket.url)
        socket.on("framereceived", lambda frame: record.received.append(len(frame)))
        socket.on("framesent", lambda frame: record.sent.append(len(frame)))

    page.on("websocket", on_socket)


@pytest.fixture
def record(app: str) -> Record:
    """Give the record of this test's browser."""
    return Record(address=app)


@pytest.fixture
def new_page(chromium: Browser, record: Record) -> Iterator[Callable[..., Page]]:
    """Open a browser of its own for a test: ``new_page(width=390, height=844)``.

    At the end of the test nothing may have gone outside and nothing may have been complained of.
    """
    contexts: list[BrowserContext] = []

    def make(**size: int) -> Page:
        context = chromium.new_context(
            viewport={**LAPTOP, **size}, accept_downloads=True, locale="en-GB"
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        keep_inside(context, record)
        page = context.new_page()
        listen(page, record)
        return page

    yield make
    for context in contexts:
        context.close()
    assert record.outside == []
    assert record.complaints == []


@pytest.fixture
def open_app(new_page: Callable[..., Page], app: str) -> Callable[..., Page]:
    """Open a view by its address: ``open_app("map", "council=E06999001", width=390)``."""

    def go(path: str = "map", query: str = "", **size: int) -> Page:
        page = new_page(**size)
        page.goto(f"{app}/{path}{'?' if query else ''}{query}")
        settle(page)
        return page

    return go

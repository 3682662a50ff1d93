"""Take a picture of every view, to look at: ``make look``.

At three sizes, in grey (a photocopier) and at 200 % zoom; the first screen, and the whole page.
Another build or address: ``make look ARGS="--builds data/builds --query council=E08000039"``.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from atlas.ui.views import VIEWS
from tests.browser.running import ROOT, launch, serving, wait_for_map, wait_for_view

SIZES = ((1366, 768), (1280, 720), (390, 844))


@dataclass(frozen=True)
class Shot:
    """One way of looking: a window's size, a zoom, with or without colour."""

    width: int
    height: int
    zoom: int = 1
    grey: bool = False

    @property
    def name(self) -> str:
        """Name the way of looking, for a file."""
        extra = "-zoom200" if self.zoom == 2 else "-grey" if self.grey else ""
        return f"{self.width}x{self.height}{extra}"


SHOTS = [
    *(Shot(*size) for size in SIZES),
    *(Shot(*size, grey=True) for size in SIZES),
    *(Shot(*size, zoom=2) for size in SIZES),
]


def script_path(script: str) -> str:
    """Say where a view is served: the first at the top, the rest by name."""
    return "" if script == VIEWS[0].script else Path(script).stem


def take(browser: Browser, address: str, shot: Shot, stem: Path) -> None:
    """Take one view: its first screen, and for a plain shot all of it."""
    # A browser at 200 % lays a page out in half the pixels and draws each twice as large.
    context = browser.new_context(
        viewport={"width": shot.width // shot.zoom, "height": shot.height // shot.zoom},
        device_scale_factor=shot.zoom,
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(address)
    path = urlsplit(address).path.strip("/")
    wait(page, path)
    if shot.grey:
        page.add_style_tag(content="html { filter: grayscale(1) }")
    page.screenshot(path=stem.with_name(f"{stem.name}-{shot.name}.png"))
    if not shot.grey and shot.zoom == 1:
        whole = page.get_by_test_id("stMain").evaluate("node => node.scrollHeight")
        page.set_viewport_size({"width": shot.width, "height": min(int(whole) + 40, 12_000)})
        wait(page, path)
        page.screenshot(path=stem.with_name(f"{stem.name}-{shot.name}-whole.png"))
    context.close()


def wait(page: Page, path: str) -> None:
    """Wait for the run, the map if there is one, and the fonts."""
    wait_for_view(page, path)
    if page.locator('iframe[title="streamlit_folium.st_folium"]').count():
        wait_for_map(page)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(800)


def main() -> int:
    """Take every picture; say where they are."""
    parser = argparse.ArgumentParser(prog="make look")
    parser.add_argument("--builds", type=Path, default=ROOT / "data" / "builds")
    parser.add_argument("--query", default="", help="what follows ? in the address")
    parser.add_argument("--out", type=Path, default=ROOT / "look")
    parser.add_argument("--only", default="", help="only shots whose name holds this")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with (
        serving(given.builds.resolve(), given.out / "app.log") as address,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for view in VIEWS:
            url = f"{address}/{script_path(view.script)}?{given.query}"
            for shot in (shot for shot in SHOTS if given.only in shot.name):
                take(browser, url, shot, given.out / Path(view.script).stem)
    sys.stdout.write(f"Pictures are in {given.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

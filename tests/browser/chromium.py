"""Find the system's Chromium, or install it with the system's package manager.

Playwright's own browser is not used: its download is blocked in many offices, and a system
package gets its security updates. ``python -m tests.browser.chromium`` is what make runs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Package manager: the commands that install Chromium with it, and whether they need root.
INSTALLERS = {
    "apt-get": ([["update", "-qq"], ["install", "-y", "-qq", "chromium"]], True),
    "dnf": ([["install", "-y", "-q", "chromium"]], True),
    "apk": ([["add", "--quiet", "chromium"]], True),
    "brew": ([["install", "--quiet", "--cask", "chromium"]], False),
}
HELP = (
    "The browser tests need Chromium or Chrome, and none was found or could be installed. "
    "Install it (on Debian: apt-get install chromium) or say where it is: CHROMIUM=/path make test"
)


def find() -> str | None:
    """Say where the browser is: ``CHROMIUM`` if set, else the first known name."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else NAMES
    return next((path for name in names if (path := shutil.which(name))), None)


def as_root() -> list[str] | None:
    """Say what to put before a command that needs root; nothing to put is an empty list."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


def install() -> None:
    """Try the package managers there are; whether it worked is for ``find`` to say."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for manager, (steps, needs_root) in INSTALLERS.items():
        before = as_root() if needs_root else []
        path = shutil.which(manager)
        if path is None or before is None:
            continue
        sys.stdout.write(f"Installing Chromium with {manager} …\n")
        sys.stdout.flush()
        for step in steps:
            subprocess.run(
                [*before, Path(path).name, *step], env=quiet, check=False, stdout=subprocess.DEVNULL
            )
        return


def main() -> int:
    """Make sure there is a browser; 0 when there is."""
    if find() is None and "CHROMIUM" not in os.environ:
        install()
    if find() is None:
        sys.stderr.write(HELP + "\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The folders that every command works in unless it is told others.

The app reads the same variables, so a build started by a timer finds the lists that the app keeps.
"""

import os
from pathlib import Path

RAW = Path("data/raw")


def builds() -> Path:
    """The folder of builds: ``ATLAS_BUILDS``, or ``data/builds``."""
    return Path(os.environ.get("ATLAS_BUILDS") or "data/builds")


def local() -> Path:
    """The folder of the council's own lists: ``ATLAS_LOCAL``, or ``data/local``."""
    return Path(os.environ.get("ATLAS_LOCAL") or "data/local")

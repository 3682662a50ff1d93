"""The files that draw a map in a browser: Leaflet's own, and ours over it in ``map_browser``.

The app serves them (``atlas/ui/map``), the pack carries them inside it (``atlas/export/pack``).
Third-party files are read out of their installed packages; none is in this repository.
"""

from collections.abc import Mapping
from pathlib import Path

from xstatic.pkg import leaflet, leaflet_markercluster

FOLDERS: Mapping[str, Path] = {
    "leaflet": Path(leaflet.BASE_DIR),
    "markercluster": Path(leaflet_markercluster.BASE_DIR),
    "browser": Path(__file__).parent / "map_browser",
}

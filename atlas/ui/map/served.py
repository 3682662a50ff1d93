"""The files of the map, and where the browser finds them: Leaflet's, ours and the build's.

Third-party files are served out of their installed packages; none is in this repository.
Addresses are relative to the frame that streamlit-folium draws in, so that they hold under
any ``server.baseUrlPath`` and behind any proxy.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from atlas import warehouse
from atlas.map_files import FOLDERS

# In the order of loading; watch.js first, because it says so when a later one is missing.
SCRIPTS = (
    ("browser", "watch.js"),
    ("leaflet", "leaflet.js"),
    ("markercluster", "leaflet.markercluster.js"),
    ("browser", "places.js"),
    ("browser", "points.js"),
    ("browser", "names.js"),
    ("browser", "furniture.js"),
    ("browser", "map.js"),
)
STYLES = (
    ("leaflet", "leaflet.css"),
    ("markercluster", "MarkerCluster.css"),
    ("browser", "map.css"),
)


def check_files(folders: Mapping[str, Path] = FOLDERS) -> None:
    """Make sure that every script and style is there: one missing blanks the map unsaid.

    Raises ``FileNotFoundError`` with a sentence that says what to do.
    """
    for owner, name in (*SCRIPTS, *STYLES):
        if not (folders[owner] / name).is_file():
            raise FileNotFoundError(
                f"The map cannot be drawn: {name} is missing from {folders[owner]}. "
                "Install again what requirements.txt names."
            )


def missing(*names: str | None) -> list[str]:
    """Say which of the named map files the builds folder does not hold."""
    folder = _maps_folder()
    return [
        name
        for name in names
        if name and not (Path(name).name == name and (folder / name).is_file())
    ]


def maps_address() -> str:
    """Where the browser finds the map files of the builds."""
    return _declared(str(_maps_folder()))["maps"]


def links(files: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Name and address of each file; the hash keeps an upgraded app from using an old one."""
    found = _declared(str(_maps_folder()))
    return [
        (name, f"{found[owner]}{name}?v={_version(FOLDERS[owner] / name)}") for owner, name in files
    ]


@cache
def font() -> str | None:
    """Where the page's own Source Sans is, as the frame sees it; None if Streamlit moved it."""
    media = Path(st.__file__).parent / "static" / "static" / "media"
    found = sorted(media.glob("SourceSansVF-Upright*.woff2"))
    return f"../../static/media/{found[0].name}" if found else None


def _maps_folder() -> Path:
    return warehouse.folder().resolve() / "maps"


@st.cache_resource(show_spinner=False)
def _declared(maps: str) -> dict[str, str]:
    """Have Streamlit serve the folders; a component's folder is the way it offers."""
    check_files()
    folders = {**FOLDERS, "maps": Path(maps)}
    return {
        name: f"../{components.declare_component(name, path=path).name}/"
        for name, path in folders.items()
    }


@cache
def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]

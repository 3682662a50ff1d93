"""What a page carries inside it in place of asking for it: its type, styles, scripts and data.

Third-party files are read out of their installed packages; none is in this repository.
"""

import base64
import hashlib
import io
import json
import re
from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

from atlas.map_files import FOLDERS

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
_HERE = Path(__file__).parent
# The map of the page is drawn by the scripts of the app's own map.
_LEAFLET, _CLUSTERS, _MAP = (FOLDERS[name] for name in ("leaflet", "markercluster", "browser"))
_SCRIPTS = (
    _LEAFLET / "leaflet.js",
    _CLUSTERS / "leaflet.markercluster.js",
    *(_MAP / name for name in ("places.js", "points.js", "names.js", "furniture.js")),
    _HERE / "pack.js",
)
_STYLES = (
    _LEAFLET / "leaflet.css",
    _CLUSTERS / "MarkerCluster.css",
    _MAP / "map.css",
    _HERE / "pack.css",
)
WEIGHTS = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}
# Western and Central European letters, punctuation, and the signs of our charts.
_LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC),
    (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A0, 0x25CF),
)  # fmt: skip


@cache
def styles() -> str:
    """All styles: the type first, then Leaflet's, the map's and the page's."""
    faces = "".join(
        f"@font-face{{font-family:'Source Sans Pro';font-weight:{weight};font-display:block;"
        f"src:url(data:font/woff;base64,{base64.b64encode(_face(name)).decode()})}}"
        for weight, name in WEIGHTS.items()
    )
    held = "\n".join(path.read_text(encoding="utf-8") for path in _STYLES)
    # Pictures of controls that we do not use.
    return _still(faces + re.sub(r"url\((?!data:|#)[^)]*\)", "none", held), "style")


@cache
def scripts() -> str:
    """All scripts in the order in which they need each other."""
    held = "\n;\n".join(path.read_text(encoding="utf-8") for path in _SCRIPTS)
    return _still(re.sub(r"^//# sourceMappingURL=.*$", "", held, flags=re.M), "script")


def data(value: object) -> str:
    """Write data so that no word of them can end the script that they stand in."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return written


def fingerprint(words: str) -> str:
    """How a page names the one script or style that it lets run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


def _still(words: str, tag: str) -> str:
    """A browser reads new lines as one sign only, and would end at the closing tag."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if f"</{tag}" in words.lower() or "<!--" in words:
        raise ValueError(f"what is to stand in a {tag} would end it")
    return words


def _face(name: str) -> bytes:
    """One face with the letters that we need, compressed."""
    options = subset.Options(flavor="woff", layout_features=["kern", "liga", "tnum", "lnum"])
    options.hinting = False
    font = TTFont(FONTS / name, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[sign for low, high in _LETTERS for sign in range(low, high + 1)])
    cutter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()

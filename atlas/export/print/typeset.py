"""Type for print: one family, a few styles, and lines broken by the measured width of their words.

The family's files come with the package ``font-source-sans-pro``. What it has no letters for
(Arabic, Greek, Chinese) is set in the family that Matplotlib brings, as a browser would do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties, fontManager, get_font

from atlas import palette

FAMILY, SPARE = "Source Sans Pro", "DejaVu Sans"
MM = 25.4 / 72  # millimetres in a point
FILES = {
    weight: Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{name}.ttf"
    for weight, name in ((400, "Regular"), (700, "Bold"))
}
_SPARE_FILE = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
_LARGE = 200  # points: what widths are measured at
_LINE = 1.24  # of the size, from one line to the next
_GLUE = "\ue000"  # in place of a space at which a line is not broken
LEAST_LAST = 0.16  # of the room, that the last line of a paragraph takes
# Control characters and the marks that turn the direction of the rest of a line around.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]+"
)

for _file in FILES.values():
    fontManager.addfont(str(_file))


@dataclass(frozen=True)
class Style:
    """One style of type: its size in points, weight and colour."""

    size: float
    weight: int = 400
    colour: str = palette.INK

    @property
    def line(self) -> float:
        """Millimetres from one line to the next."""
        return self.size * MM * _LINE

    def coloured(self, colour: str) -> "Style":
        """The same in another colour."""
        return replace(self, colour=colour)

    def bold(self) -> "Style":
        """The same in bold."""
        return replace(self, weight=700)


TITLE = Style(15.5, 700)
MEASURE = Style(10.5, colour=palette.QUIET)
LABEL = Style(9.5)
QUIET = Style(9, colour=palette.QUIET)
KEY = Style(8.75)
CAUTION = Style(9)
SOURCE = Style(8, colour=palette.QUIET)
FINE = Style(7.25, colour=palette.QUIET)
ON_MAP = Style(7)


@cache
def properties(style: Style) -> FontProperties:
    """The style as Matplotlib asks for it."""
    return FontProperties(family=[FAMILY, SPARE], weight=style.weight, size=style.size)


def clean(words: object) -> str:
    """Words as one line that can be set: no control characters, nothing that turns a line."""
    return " ".join(_UNSEEN.sub(" ", str(words)).split())


@lru_cache(maxsize=20_000)
def _measured(words: str, weight: int) -> float:
    font = get_font([str(FILES[weight]), str(_SPARE_FILE)])
    font.set_size(_LARGE, 72)
    font.set_text(words.replace(_GLUE, " "), 0.0)
    return float(font.get_width_height()[0]) / 64 / _LARGE


def has_letters(words: str) -> bool:
    """Has the family every letter of these words?"""
    font = get_font(str(FILES[400]))
    return bool(words.strip()) and all(font.get_char_index(ord(letter)) for letter in words)


def length(words: str, style: Style) -> float:
    """Points that words take on one line, just as they are set."""
    return _measured(words, style.weight) * style.size


def width(words: str, style: Style) -> float:
    """Millimetres that words take on one line."""
    return _measured(words, style.weight) * style.size * MM * 1.005 if words else 0.0


def wrap(words: object, style: Style, room: float) -> list[str]:
    """Break words into lines no wider than ``room`` millimetres; a longer word is broken too."""
    lines: list[str] = []
    held = ""
    for word in clean(words).split(" "):
        longer = f"{held} {word}" if held else word
        if width(longer, style) <= room:
            held = longer
            continue
        if held:
            lines.append(held)
        *full, held = _pieces(word, style, room)
        lines += full
    return [*lines, held] if held or not lines else lines


def paragraph(words: object, style: Style, room: float) -> list[str]:
    """Lines of which the last is not a word alone: words of the one before go down to it."""
    *above, before, last = ["", *wrap(words, style, room)]
    for share in range(98, 50, -2):
        if not before or width(last, style) >= LEAST_LAST * room:
            break
        shorter = wrap(f"{before} {last}", style, room * share / 100)
        if len(shorter) == 2:
            before, last = shorter
    return [line for line in (*above, before, last) if line] or [""]


def balanced(words: object, style: Style, room: float) -> list[str]:
    """The same number of lines, as even as they can be: no word alone on the last.

    What stands in short brackets stays together.
    """
    held = re.sub(r"\([^()]{1,24}\)", lambda found: found[0].replace(" ", _GLUE), clean(words))
    return [line.replace(_GLUE, " ") for line in _even(held, style, room)]


def _even(words: str, style: Style, room: float) -> list[str]:
    best = wrap(words, style, room)
    low, high = room / (len(best) + 1), room
    while len(best) > 1 and high - low > 1:
        middle = (low + high) / 2
        lines = wrap(words, style, middle)
        if len(lines) > len(best):
            low = middle
        else:
            best, high = lines, middle
    return best


def _pieces(word: str, style: Style, room: float) -> list[str]:
    """Break one word where it reaches ``room``."""
    pieces, held = [], ""
    for letter in word:
        if held and width(held + letter, style) > room:
            pieces.append(held)
            held = ""
        held += letter
    return [*pieces, held]


def widest(lines: Sequence[str], style: Style) -> float:
    """Millimetres of the widest of some lines."""
    return max((width(line, style) for line in lines), default=0.0)

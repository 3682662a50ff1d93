"""Words that fit: how wide they are in our type, how many lines they take, where they are cut.

Measured with the font's own file. Where a reader's machine has another in its place that one is
wider, so room is kept for Arial, the widest that an office has in its place.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import font_source_sans_pro
from PIL import ImageFont

from atlas.export.cells import clean

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
ROOM = 1.12  # for a reader's machine that has not our font
LEADING = 1.2  # of the size, from one line to the next
_POINTS = 72  # to the inch
# Marks that turn the direction of all that follows them on a line.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENDS = re.compile(r"[.?!;:](?=\s+\S)")  # of a sentence, or of a clause


def tidy(value: object) -> str:
    """Write a value on one line, without what an office file refuses or what turns the line."""
    return " ".join(_TURNS.sub("", clean(value)).split())


def beyond(title: str, sentences: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The sentences but for what the title above them has said already."""
    begun = tidy(title).rstrip(".")
    left = [(label, tidy(said).removeprefix(begun).lstrip(". ")) for label, said in sentences]
    return [pair for pair in left if pair[1]]


def repeats(title: str, said: str) -> bool:
    """Does a sentence say no more than the title: has it figures, and none that is not there?"""
    numbers = set(_NUMBER.findall(said))
    return bool(numbers) and numbers <= set(_NUMBER.findall(title)) and len(said) < len(title) * 3


def labelled(label: str) -> str:
    """A label before its sentence, with the colon that it needs."""
    return f"{label} " if label.endswith(("?", "!", ":")) else f"{label}: "


def width(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide words are on one line, in inches, with room for another font."""
    return sum(_letter(letter, is_bold) for letter in words) * size * ROOM / _POINTS


def height(lines: int, size: float) -> float:
    """How high so many lines are, in inches."""
    return lines * size * LEADING / _POINTS


def lines(words: str, size: float, across: float, *, is_bold: bool = False) -> list[str]:
    """Break words into lines no wider than ``across`` inches; a word too long is cut in two."""
    held: list[str] = []
    for word in words.split():
        wanted = f"{held[-1]} {word}" if held else word
        if held and width(wanted, size, is_bold=is_bold) <= across:
            held[-1] = wanted
        else:
            held += _cut(word, size, across, is_bold=is_bold)
    return held or [""]


def shortened(words: str, size: float, across: float, most: int, *, is_bold: bool = False) -> str:
    """Cut words to ``most`` lines, with an ellipsis where something is left out."""
    held = lines(words, size, across, is_bold=is_bold)
    if len(held) <= most:
        return words
    kept = " ".join(held[:most])
    while len(lines(kept + " …", size, across, is_bold=is_bold)) > most:
        # By whole words; a single word that is too long by letters.
        kept = kept.rsplit(" ", 1)[0] if " " in kept else kept[:-1]
    return kept.rstrip(" ,;:–") + " …"


def whole(words: str, sizes: Sequence[float], box: tuple[float, float]) -> str:
    """Leave out sentences from the end, and clauses of the first, until the others fit a box.

    What does not fit as it is cut by nothing less than that; a first clause that is too long stays.
    """
    said = words
    while True:
        kept, _ = fitted(said, sizes, box)
        ends = [end.start() for end in _ENDS.finditer(said, 0, len(said) - 1)]
        if kept == said or not ends:
            return said
        said = said[: ends[-1]] + "."


def fitted(
    words: str, sizes: Sequence[float], box: tuple[float, float], is_bold: bool = False
) -> tuple[str, float]:
    """Give the words and the largest of ``sizes`` in which they fit a box; else cut them."""
    across, down = box
    size, most = sizes[-1], 1
    for size in sizes:
        most = max(int(down / height(1, size) + 0.01), 1)
        if len(lines(words, size, across, is_bold=is_bold)) <= most:
            return words, size
    return shortened(words, size, across, most, is_bold=is_bold), size


def _cut(word: str, size: float, across: float, *, is_bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, is_bold=is_bold) > across:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _letter(letter: str, is_bold: bool) -> float:
    """How wide one letter is, of the size."""
    return float(_font(is_bold).getlength(letter)) / 100


@cache
def _font(is_bold: bool) -> ImageFont.FreeTypeFont:
    name = "SourceSansPro-Bold.otf" if is_bold else "SourceSansPro-Regular.otf"
    return ImageFont.truetype(str(FONTS / name), 100)

"""How wide the columns of a Word table are: no word is cut in two, no figure runs over a line.

Measured in millimetres, with room for the wider font that stands for ours where ours is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.export.slides.words import width as inches

TWIPS = 1440 / 25.4  # in a millimetre
INCH = 25.4  # millimetres
EDGES = 3.4  # both edges of a cell
# Of a word that is not parted; of a line that is not wrapped.
WORD, LONGEST = 38.0, 66.0


@dataclass(frozen=True)
class Need:
    """What one column needs, and what it would like; in millimetres."""

    least: float  # for its longest word, or figure
    line: float  # for its longest cell in one line
    head: float  # for its heading in two lines


def fitted(
    headings: Sequence[str],
    said: Sequence[Sequence[str]],
    is_figure: Sequence[bool],
    *,
    width: float,
    sizes: Sequence[float],
) -> tuple[float, list[int]]:
    """The largest of ``sizes`` (points) in which a table fits a width, and its columns in twips.

    Where it fits in none, its figures may run over a line; where that is no help, words are cut.
    """
    for size in sizes:
        held = _needs(headings, said, is_figure, size)
        if sum(need.least for need in held) <= width:
            return size, shared(held, width)
    return sizes[-1], shared(_needs(headings, said, [False] * len(headings), sizes[-1]), width)


def shared(held: Sequence[Need], width: float) -> list[int]:
    """Share a width (millimetres) among columns; in twips: cells before headings."""
    wide = [need.least for need in held]
    for wishes in ([need.line for need in held], [need.head for need in held]):
        more = [max(0.0, wish - now) for wish, now in zip(wishes, wide, strict=True)]
        share = min(1.0, max(0.0, width - sum(wide)) / sum(more)) if any(more) else 0.0
        wide = [now + extra * share for now, extra in zip(wide, more, strict=True)]
    scale = min(1.0, width / sum(wide))
    return [int(TWIPS * scale * one) for one in wide]


def of_keys(values: Sequence[str], width: float, size: float, most: int) -> list[int]:
    """The columns of figures in large type: ``most`` alike, wider where a figure is longer."""
    wide = [max(width / most, _wide(value, size) + EDGES) for value in values]
    over = max(0.0, sum(wide) - width)
    spare = [one - _wide(value, size) - EDGES for one, value in zip(wide, values, strict=True)]
    share = min(1.0, over / sum(spare)) if over else 0.0
    return [int(TWIPS * (one - left * share)) for one, left in zip(wide, spare, strict=True)]


def _needs(
    headings: Sequence[str], said: Sequence[Sequence[str]], is_whole: Sequence[bool], size: float
) -> list[Need]:
    """What each column needs; ``is_whole`` are those that keep to one line."""
    return [
        _need(heading, [line[at] for line in said], size, is_whole=whole)
        for at, (heading, whole) in enumerate(zip(headings, is_whole, strict=True))
    ]


def _need(heading: str, said: Sequence[str], size: float, *, is_whole: bool) -> Need:
    shown = {line.replace(text.NOT_KNOWN, text.NOT_KNOWN.replace(" ", "_")) for line in said}
    parts = {word for line in (heading, *([] if is_whole else shown)) for word in line.split()}
    word = min(max((_wide(part, size) for part in parts), default=0.0), WORD)
    longest = max((_wide(line, size) for line in shown), default=0.0)
    return Need(
        least=EDGES + max(word, longest if is_whole else 0.0),
        line=EDGES + min(longest, LONGEST),
        head=EDGES + min(_wide(heading, size) / 2, LONGEST),
    )


def _wide(said: str, size: float) -> float:
    """In bold, as headings are, and the row of the place itself."""
    return inches(said, size, is_bold=True) * INCH

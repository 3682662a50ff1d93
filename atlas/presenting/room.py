"""The room there is on a screen, in pixels of a projector of 1,280 × 720.

``atlas/ui/presenter/presenter.css`` sets the same sizes, and lets all of them grow with the window:
so a picture is drawn for just the room that its message and its caution leave it.
"""

from atlas.export.print import typeset
from atlas.export.print.typeset import MM, Style

WIDTH, BELOW, BESIDE = 1184.0, 565.0, 579.0  # within the edges; of the message and what is under it
COLUMNS = (400.0, 512.0, 600.0)  # of the words beside a picture: as wide as they need
COLUMN, GAP = COLUMNS[0], 32.0
TITLE, BODY, KEY, SOURCE = Style(44, 700), Style(28), Style(22), Style(14)  # a point is a pixel
TITLE_LINE, BODY_LINE, KEY_LINE, SOURCE_LINE = 48.4, 35.0, 28.0, 16.8


def high(words: str, style: Style, width: float, line: float) -> float:
    """How high words are, set as wide as ``width``."""
    return len(typeset.wrap(words, style, width * MM * 0.98)) * line if words else 0.0


def wide(words: str, style: Style = BODY) -> float:
    """How wide words are on one line."""
    return typeset.width(words, style) / MM


def caution(said: str) -> float:
    """How high a caution is, with what keeps it from what is over it."""
    return 10 + high(said, BODY, WIDTH - 24, BODY_LINE) if said else 0.0


def _source(said: str) -> float:
    """How much higher a source is than the line that it has anyway: it has two at most."""
    return min(high(said, SOURCE, WIDTH, SOURCE_LINE), 2 * SOURCE_LINE) - SOURCE_LINE if said else 0


def below(title: str, rest: str, said: str, source: str = "") -> float:
    """How high what stands between a message, ``rest`` of it, and a caution may be."""
    over = high(title, TITLE, WIDTH, TITLE_LINE) + high(rest, BODY, WIDTH, BODY_LINE)
    return BELOW - over - caution(said) - _source(source)


def beside(said: str, source: str = "") -> float:
    """How high what stands beside a message may be, over a caution."""
    return BESIDE - caution(said) - _source(source)

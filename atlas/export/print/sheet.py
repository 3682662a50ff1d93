"""A sheet of paper measured in millimetres from its top left corner, and what is set on it.

Everything is drawn by Matplotlib's objects on one canvas of its own: no state is shared between
two sheets, so that threads and processes may each draw theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Text

from atlas import palette
from atlas.export.print import typeset
from atlas.export.print.inks import Inks
from atlas.export.print.typeset import MM, Style

# Set once, where the module is read: they never differ between two figures.
mpl.rcParams["svg.fonttype"] = "none"  # words stay words
mpl.rcParams["svg.hashsalt"] = "atlas"  # the same figure has the same bytes
mpl.rcParams["text.hinting"] = "no_hinting"  # as wide as measured, in every form
mpl.rcParams["text.parse_math"] = False  # a name with two dollars is a name

INCH = 25.4
Dash: TypeAlias = Literal["-", "--", "-.", ":"]
Texture: TypeAlias = Literal["plain", "lines", "dots"]
SLANT = 1.15  # millimetres between the lines of a hatch
GRAIN = 1.0  # millimetres between the lines or dots of a texture
DOT = 1.4  # square points of a dot of it
_ASCENT = 0.74  # of the size: how far letters rise over their line


@dataclass(frozen=True)
class Box:
    """Part of a sheet: its top left corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def overlaps(self, other: "Box") -> bool:
        """Do they share any part of the sheet?"""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: "Box") -> bool:
        """Does the other lie wholly within?"""
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom


class Sheet:
    """One sheet; ``inks`` say whether it is for a grey printer."""

    def __init__(self, width: float, height: float, inks: Inks) -> None:
        self.width, self.height, self.inks = width, height, inks
        self.figure = Figure(figsize=(width / INCH, height / INCH), facecolor=palette.PAPER)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self._order = 1.0

    def add(self, artist: Artist) -> Artist:
        """Add what is drawn over everything before it."""
        self._order += 0.001
        artist.set_zorder(self._order)
        return self.axes.add_artist(artist)

    def words(self, x: float, y: float, words: str, style: Style, *, across: str = "left") -> None:
        """Set one line: ``x`` is its left end, middle (``center``) or right end; ``y`` its foot."""
        text = Text(x, y, words, color=style.colour, ha=across, va="baseline", parse_math=False)
        text.set_fontproperties(typeset.properties(style))
        self.add(text)

    def middle(self, x: float, y: float, words: str, style: Style, *, across: str = "left") -> None:
        """Set one line whose letters stand around the height ``y``."""
        self.words(x, y + 0.33 * style.size * MM, words, style, across=across)

    def lines(
        self, x: float, y: float, lines: Sequence[str], style: Style, *, across: str = "left"
    ) -> float:
        """Set lines from the top ``y`` down; give where they end."""
        for at, line in enumerate(lines):
            foot = y + at * style.line + _ASCENT * style.size * MM + 0.15 * style.size * MM
            self.words(x, foot, line, style, across=across)
        return y + len(lines) * style.line

    def haloed(self, x: float, y: float, words: str, style: Style) -> None:
        """Set one line on a white halo; the halo is a shape, so that the words stay words."""
        foot = y + 0.33 * style.size * MM
        halo = Text(x, foot, words, ha="center", va="baseline", parse_math=False)
        halo.set_fontproperties(typeset.properties(style))
        halo.set_path_effects([Stroke(linewidth=3.2, foreground=palette.PAPER)])
        halo.set_gid("halo")
        self.add(halo)
        self.words(x, foot, words, style, across="center")

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        *,
        width: float = 1.0,
        dash: Dash = "-",
    ) -> None:
        """Draw a line through points; ``width`` is in points."""
        self.add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=width,
                linestyle=dash,
                solid_capstyle="round",
                solid_joinstyle="round",
            )
        )

    def rectangle(self, box: Box, colour: str, *, edge: str | None = None) -> Rectangle:
        """Fill a box, with a thin edge where one is named."""
        drawn = Rectangle((box.x, box.y), box.width, box.height, facecolor=colour)
        drawn.set(edgecolor=edge or "none", linewidth=0.6 if edge else 0)
        self.add(drawn)
        return drawn

    def area(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill the shape between points."""
        self.add(Polygon(points, closed=True, facecolor=colour, edgecolor="none"))

    def hatch(self, clip: Rectangle | Path, box: Box, colour: str, *, falls: bool = False) -> None:
        """Draw slanted lines over ``box``, seen only within the shape ``clip``."""
        reach, count = box.height, int((box.width + box.height) / SLANT) + 2
        y0, y1 = (box.y, box.bottom) if falls else (box.bottom, box.y)
        slanted = shapely.linestrings(
            [
                ((x, y0), (x + reach, y1))
                for x in (box.x - reach + SLANT * at for at in range(count))
            ]
        )
        inside = shapely.clip_by_rect(slanted, box.x, box.y, box.right, box.bottom)
        ends = [shapely.get_coordinates(line) for line in inside if not line.is_empty]
        self._within(clip, LineCollection(ends, colors=colour, linewidths=1.1, capstyle="butt"))

    def grain(self, clip: Rectangle | Path, box: Box, colour: str, texture: Texture) -> None:
        """Draw level lines, or rows of dots, over ``box``, seen only within the shape ``clip``."""
        heights = np.arange(box.y + GRAIN / 2, box.bottom, GRAIN)
        if texture == "lines":
            ends = [[(box.x, y), (box.right, y)] for y in heights]
            self._within(clip, LineCollection(ends, colors=colour, linewidths=0.45))
        if texture == "dots":
            across = np.arange(box.x + GRAIN / 2, box.right, GRAIN)
            xs, ys = np.meshgrid(across, heights)
            xs[1::2] += GRAIN / 2  # every second row stands between
            self._within(clip, self.axes.scatter(xs, ys, s=DOT, c=colour, linewidths=0))

    def _within(self, clip: Rectangle | Path, drawn: LineCollection | PathCollection) -> None:
        self._order += 0.001
        drawn.set_zorder(self._order)
        if isinstance(drawn, LineCollection):
            self.axes.add_artist(drawn)
        if isinstance(clip, Path):
            drawn.set_clip_path(clip, self.axes.transData)
        else:
            drawn.set_clip_path(clip)

    def dots(  # noqa: PLR0913 - what a mark may look like, all by name
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        *,
        radius: float = 1.4,
        shape: str = "o",
        hollow: bool = False,
    ) -> PathCollection:
        """Draw marks of one size (millimetres): full with a white ring, or hollow."""
        drawn: PathCollection = self.axes.scatter(
            xs,
            ys,
            s=(2 * radius / MM) ** 2,
            marker=shape,
            facecolors=palette.PAPER if hollow else colour,
            edgecolors=colour if hollow else palette.PAPER,
            linewidths=1.2 if hollow else 0.7,
        )
        self._order += 0.001
        drawn.set_zorder(self._order)
        return drawn

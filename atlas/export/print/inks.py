"""Inks: the palette's colours, or greys that stay as far apart on a grey printer.

Greys keep how light a colour is, so a ramp stays a ramp and what was strong stays strong; classes
that are as light as each other are pushed apart, or told apart by a texture (``shading.py``), and
their numbers stand on the places too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import palette

OTHERS = palette.OTHERS
REMOVED = palette.REMOVED
SECOND = palette.SECOND
GRID = "#E4E8EC"
LAND, BORDER = "#EDF0F3", "#C3CAD2"
_DARKEST, _LIGHTEST, _STEP = 12.0, 97.0, 12.0  # lightness, 0 black to 100 white


@dataclass(frozen=True)
class Inks:
    """What a figure is drawn with; ``is_grey`` for a grey printer."""

    is_grey: bool = False

    @property
    def ours(self) -> str:
        """The colour of our own place."""
        return palette.INK if self.is_grey else palette.ACCENT

    @property
    def others(self) -> str:
        """The colour of what ours is compared with."""
        return "#9C9C9C" if self.is_grey else OTHERS

    @property
    def removed(self) -> str:
        """The colour of what was removed from a register."""
        return "#6E6E6E" if self.is_grey else REMOVED

    @property
    def point(self) -> str:
        """The colour of an organisation on a map; on grey it is the edge of a white mark."""
        return "#000000" if self.is_grey else palette.POINT

    def mark(self, *, is_unsure: bool) -> tuple[str, bool]:
        """The shape of an organisation's mark, and is it hollow? Black would be lost on dark."""
        return ("D" if is_unsure else "o", True) if self.is_grey else ("o", is_unsure)

    def tint(self, colour: str, share: float) -> str:
        """A colour thinned with white to a share of its strength; no colour shows through it."""
        channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return "#" + "".join(f"{round(255 - share * (255 - one)):02X}" for one in channels)

    def classes(self, colours: Sequence[str], textures: Sequence[str] = ()) -> tuple[str, ...]:
        """The colours of a map's classes, in order; a hatch keeps its mark.

        Greys are a step apart among the classes that have the same texture.
        """
        if not self.is_grey:
            return tuple(colours)
        texture = textures or [""] * len(colours)
        marks = [(is_hatched(one), texture[at]) for at, one in enumerate(colours)]
        found = list(colours)
        for mark in dict.fromkeys(marks):
            group = [at for at, one in enumerate(marks) if one == mark]
            for at, grey in zip(group, greys([ground(colours[at]) for at in group]), strict=True):
                found[at] = f"{palette.HATCH}{grey}" if mark[0] else grey
        return tuple(found)


def is_hatched(colour: str) -> bool:
    """Does a colour lie under a white hatch?"""
    return colour.startswith(palette.HATCH)


def ground(colour: str) -> str:
    """A colour without its hatch."""
    return colour.removeprefix(palette.HATCH)


def lightness(colour: str) -> float:
    """How light a colour looks, 0 black to 100 white (CIE 1976)."""
    shine = palette.luminance(colour)
    return 116 * shine ** (1 / 3) - 16 if shine > 0.008856 else 903.3 * shine


def greys(colours: Sequence[str]) -> list[str]:
    """Greys as light as the colours, each at least a step from the next."""
    order = sorted(range(len(colours)), key=lambda at: -lightness(colours[at]))
    step = min(_STEP, (_LIGHTEST - _DARKEST) / max(len(colours) - 1, 1))
    found, reached = [""] * len(colours), _LIGHTEST + step
    for place, at in enumerate(order):
        least = _DARKEST + step * (len(order) - 1 - place)
        reached = max(least, min(lightness(colours[at]), reached - step))
        found[at] = _grey(reached)
    return found


def grain(colour: str) -> str:
    """The grey of the lines or dots of a texture, to be seen on a grey and not to hide it."""
    light = lightness(colour)
    return _grey(light - 38 if light > 50 else light + 38)


def _grey(light: float) -> str:
    shine = ((light + 16) / 116) ** 3 if light > 8 else light / 903.3
    channel = 12.92 * shine if shine <= 0.0031308 else 1.055 * shine ** (1 / 2.4) - 0.055
    return "#" + f"{round(255 * channel):02X}" * 3

"""Figures for print: any chart or map as a png or an svg, from the same value as the screen's.

Each call draws on a sheet of its own and gives bytes back; nothing is written, nothing is shared.
"""

from pathlib import Path
from typing import Literal

from atlas.export.print import files, kinds, page
from atlas.export.print.inks import Inks
from atlas.export.print.kinds import Plan
from atlas.figure import Figure

__all__ = ["drawn", "png", "svg"]

DPI = 300


def png(figure: Figure, maps: Path, *, grey: bool = False) -> bytes:
    """Draw a figure with all its words as wide as the text of an A4 page, 300 dots an inch.

    ``maps`` is the folder of map files of a build, ``grey`` is for a grey printer. Raises
    ``ValueError`` where a figure is a table alone.
    """
    return files.png(page.whole(figure, _plan(figure, maps, grey=grey)), figure, dpi=DPI)


def svg(figure: Figure, maps: Path, *, grey: bool = False) -> bytes:
    """Draw the same with lines that stay sharp and words that stay words."""
    return files.svg(page.whole(figure, _plan(figure, maps, grey=grey)), figure)


def drawn(  # noqa: PLR0913 - a figure, its size and its form, by name
    figure: Figure,
    maps: Path,
    *,
    width_mm: float,
    height_mm: float | None = None,
    dpi: float = DPI,
    form: Literal["png", "svg"] = "png",
    grey: bool = False,
) -> bytes:
    """Draw a chart or a map without its words, for a document that sets them as text.

    Without a height it has the one that suits it. Letters are those of a printed page; for a
    screen seen from afar ask for a smaller size with more ``dpi``, and show it larger.
    """
    sheet, scale = page.alone(_plan(figure, maps, grey=grey), width_mm, height_mm)
    if form == "svg":
        return files.svg(sheet, figure, scale=scale)
    return files.png(sheet, figure, dpi=dpi / scale)


def _plan(figure: Figure, maps: Path, *, grey: bool) -> Plan:
    if figure.drawing is None:
        raise ValueError(f"the figure {figure.key} is a table alone: it has no picture")
    return kinds.plan(figure.drawing, maps, Inks(is_grey=grey))

"""What the signs of a chart mean, in words above it: there is no legend to look up."""

from atlas import palette
from atlas.drawings import Bars, Drawing, Funnel, Ribbons, Years
from atlas.export.slides import boxes
from atlas.export.slides.columns import AT_TIMES, OURS_BESIDE, REMOVED, bands
from atlas.export.slides.dots import OTHERS, OURS
from atlas.export.slides.filling import Run
from atlas.export.slides.words import shortened, tidy

_GAP = Run("      ")
_WIDE = 4.4  # inches at most for one name


def key(drawing: Drawing | None) -> list[Run]:
    """The signs and their words, in their colours; nothing where the chart says it all."""
    if isinstance(drawing, Bars):
        signs = [("■", OURS_BESIDE), ("●", palette.QUIET), ("◆", palette.QUIET)]
        names = ["here, with its interval", *(marks.name for marks in drawing.beside)]
    elif isinstance(drawing, Funnel):
        signs = [("●", OURS), ("●", OTHERS)]
        names = list(drawing.names)
    elif isinstance(drawing, Years):
        signs = [("■", OTHERS), ("■", OURS), ("■", REMOVED)]
        has_removed = any(year.removed is not None for year in drawing.items)
        names = [
            "registered",
            f"in the last {drawing.marked} years" if drawing.marked else "",
            "removed" if has_removed else "",
        ]
    elif isinstance(drawing, Ribbons):
        names, _ = bands(drawing)
        signs = [("■", palette.NEED[0]), ("■", AT_TIMES)]
        names = names[:2] if drawing.changed.stayed else []
    else:
        return []
    runs: list[Run] = []
    for (sign, colour), name in zip(signs, names, strict=False):
        if name:
            said = shortened(tidy(name), boxes.KEY.size, _WIDE, 1)
            runs += [Run(f"{sign} ", colour=colour), Run(said, colour=palette.QUIET), _GAP]
    return runs[:-1]

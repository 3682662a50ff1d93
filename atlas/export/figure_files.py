"""The files of one figure, for the exporting process.

What draws and writes them is loaded there, and never by the server that asks for them.
"""

from pathlib import Path

from atlas.figure import Figure


def png(shown: Figure, maps: Path, *, grey: bool = False) -> bytes:
    """The picture of a figure, or of how a printer without colour would print it."""
    from atlas.export import print as printed

    return printed.png(shown, maps, grey=grey)


def svg(shown: Figure, maps: Path) -> bytes:
    """The drawing of a figure, sharp at any size."""
    from atlas.export import print as printed

    return printed.svg(shown, maps)


def xlsx(shown: Figure, *, link: str) -> bytes:
    """The figures of a figure as a workbook; ``link`` opens the same view in the app."""
    from atlas.export.table_xlsx import table_xlsx

    return table_xlsx(shown.table, shown.said, link=link)

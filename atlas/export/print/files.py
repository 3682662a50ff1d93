"""A sheet as a file: png with its words in text chunks, or svg with a title and a description."""

import io
import re
from html import escape, unescape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from atlas.export.print import typeset
from atlas.export.print.sheet import Sheet
from atlas.figure import Figure
from atlas.provenance import PRACTICE

# Where Source Sans is not installed: what is as narrow.
FAMILIES = "'Source Sans Pro', 'Source Sans 3', Calibri, Carlito, sans-serif"


def png(sheet: Sheet, figure: Figure, *, dpi: float) -> bytes:
    """Write a png; the same figure has the same bytes."""
    sheet.figure.set_dpi(dpi)
    out = io.BytesIO()
    FigureCanvasAgg(sheet.figure).print_png(  # type: ignore[no-untyped-call]
        out, metadata=_said(figure), pil_kwargs={"compress_level": 6}
    )
    return out.getvalue()


def svg(sheet: Sheet, figure: Figure, *, scale: float = 1.0) -> bytes:
    """Write an svg in which words are words; the same figure has the same bytes."""
    out = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    canvas = FigureCanvasSVG(sheet.figure)
    canvas.print_svg(out, metadata=nothing)  # type: ignore[no-untyped-call]
    drawn = out.getvalue()
    opening, body = re.split(r"(?<=>)", drawn[drawn.index("<svg") :], maxsplit=1)
    box = re.search(r'viewBox="[^"]*"', opening)
    wide, high = (f"{edge / scale:.2f}mm" for edge in (sheet.width, sheet.height))
    head = (
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1" width="{wide}" height="{high}" {box.group() if box else ""} role="img" '
        f'aria-labelledby="{figure.key}-title {figure.key}-desc" lang="en-GB">\n'
    )
    return (head + _words(figure) + _family(body)).encode()


def _words(figure: Figure) -> str:
    said = _said(figure)
    rest = "; ".join(f"{key}: {said[key]}" for key in said if key not in ("Title", "Description"))
    return (
        f'<title id="{figure.key}-title">{escape(said["Title"])}</title>\n'
        f'<desc id="{figure.key}-desc">{escape(said["Description"])}</desc>\n'
        f"<metadata>{escape(rest)}</metadata>\n"
    )


def _family(body: str) -> str:
    """Name the families that a reader may have in place of ours; only in styles, not in words.

    The names of groups go: two figures on one page would have the same.
    """
    named = re.sub(r"(?<=[ \"])font-family: [^;\"]*(?=[^<>]*>)", f"font-family: {FAMILIES}", body)
    bare = re.sub(r'<g id="(halo|\w+_\d+)">', "<g>", named)
    return re.sub(r'<text style="([^"]*)"([^>]*)>([^<]*)</text>', _held, bare)


def _held(found: re.Match[str]) -> str:
    """Say how long a line of words is: in another family it is as long, and nothing is cut off.

    Words with letters of a further family are left as they are: how long they are is not known.
    """
    looks, rest, words = found.groups()
    size, said = re.search(r"font-size: ([\d.]+)px", looks), unescape(words)
    if size is None or not typeset.has_letters(said):
        return found[0]
    style = typeset.Style(float(size[1]), 700 if "font-weight: 700" in looks else 400)
    long = f'textLength="{typeset.length(said, style):.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text style="{looks}"{rest} {long}>{words}</text>'


def _described(figure: Figure) -> str:
    """What a picture shows, in words, the finding first."""
    title, alt = figure.said.title.removesuffix("."), figure.said.alt
    return alt if title in alt else f"{title}. {alt}"


def _said(figure: Figure) -> dict[str, str]:
    """What a picture says of itself to whoever opens it without the page it was on."""
    origin = figure.table.origin
    said = {
        "Title": figure.said.title,
        "Description": _described(figure),
        "Source": f"{figure.said.source} {origin.source}",
        "Copyright": f"{origin.licence}. {origin.attribution}",
        "Comment": f"What is shown: {origin.filters}",
        "Software": f"Social Economy Atlas, build {origin.build_id}",
    }
    if origin.is_practice:
        said["Warning"] = PRACTICE
    return {key: typeset.clean(words) for key, words in said.items()}

"""Charts and maps of the page as drawings inside it: sharp at any size, their words still words."""

import re
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from atlas.export.pack.words import safe
from atlas.export.print import drawn
from atlas.figure import Figure

LARGE = 200_000  # letters
WIDE, NARROW = 170.0, 88.0  # millimetres: for a page, and for a phone
_POINT = re.compile(r'<use ([^>]*?) style="([^"]*)"/>')
_LETTER = re.compile("[A-Za-z]")
_STRAIGHT = re.compile(r"([MLZz])\s*(?:(-?[\d.]+)\s+(-?[\d.]+))?")
_ONE = 10  # tenths
_ID = re.compile(r'\sid="([^"]*)"')


def drawing(figure: Figure, maps: Path, number: int) -> str:
    """Draw a chart twice, for wide screens and paper and for phones; only one is shown.

    One with thousands of points is drawn once, for each would be half a page's weight.
    """
    wide = still(figure, maps, f"w{number}", width=WIDE, kind="wide")
    if len(wide) > LARGE:
        return wide.replace('class="wide"', 'class="wide only"', 1)
    return wide + still(figure, maps, f"n{number}", width=NARROW, kind="narrow")


def still(figure: Figure, maps: Path, mark: str, *, width: float, kind: str) -> str:
    """Draw a figure once; ``mark`` keeps its names apart from those of other drawings."""
    svg = drawn(figure, maps, width_mm=width, form="svg").decode()
    body = svg[re.search(r"<svg[^>]*>", svg).end() :]  # type: ignore[union-attr]
    box = re.search(r'viewBox="([^"]*)"', svg)
    # Its words and styles are the page's own; the root's name is its alt text.
    for name in ("title", "desc", "metadata", "style"):
        body = re.sub(rf"<{name}[^>]*>.*?</{name}>", "", body, flags=re.S)
    return (
        f'<svg class="{kind}" viewBox="{box.group(1) if box else ""}" '
        'preserveAspectRatio="xMinYMin" role="img" '
        f'aria-label="{safe(figure.said.alt)}">{_apart(_short(body), mark)}'
    )


def _apart(body: str, mark: str) -> str:
    """Keep the names that are asked for and make them this drawing's own; drop the others."""
    asked = set(re.findall(r'(?:url\(#|href="#)([^")]+)', body))
    body = _ID.sub(lambda m: f' id="{mark}-{m[1]}"' if m[1] in asked else "", body)
    body = _together(body)
    body = body.replace("url(#", f"url(#{mark}-").replace('xlink:href="#', f'href="#{mark}-')
    return re.sub(r"<g>\s*</g>", "", body)


def _together(body: str) -> str:
    """Points that are drawn alike, one after another, as one group that says so once."""

    def joined(run: re.Match[str]) -> str:
        points = _POINT.findall(run[0])
        return "".join(
            f'<g style="{style}">' + "".join(f"<use {where}/>" for where, _ in alike) + "</g>"
            for style, alike in groupby(points, key=itemgetter(1))
        )

    return re.sub(rf"(?:{_POINT.pattern})+", joined, body)


def _short(body: str) -> str:
    """Leave out what a browser does not need; a tenth of a point is finer than any screen.

    Only tags are touched: words stay as they are.
    """
    return re.sub(r">\s+<", "><", re.sub(r"<[^>]*>", lambda tag: _plain(tag[0]), body))


def _plain(tag: str) -> str:
    tag = re.sub(r"font-family: [^;\"]*;? ?", "", tag)  # the page's own
    tag = re.sub(r' transform="rotate\(-?0 [^"]*"', "", tag)
    return re.sub(r'\s(d|x|y)="[^"]*"', lambda held: _rounded(held[0]), tag)


def _rounded(lengths: str) -> str:
    """Lengths with one digit after the point, and no more spaces than they need."""
    if lengths.startswith(' d="') and not set(_LETTER.findall(lengths[4:])) - set("MLZz"):
        return f' d="{_steps(lengths[4:-1])}"'
    short = re.sub(r"(\.\d)\d+", r"\1", lengths)
    return " " + re.sub(r"\s*\n\s*", "", re.sub(r"([MLCQZ]) ", r"\1", short[1:]))


def _steps(path: str) -> str:
    """A path of straight lines as steps from point to point, which are half as long to write.

    Points are rounded before they are stepped between, so that no error adds up; what is no step
    at that is left out, but for the first.
    """
    out, at = [], (0, 0)
    for command, across, down in _STRAIGHT.findall(path):
        if not across:
            out.append("z")
            continue
        to = (round(float(across) * 10), round(float(down) * 10))
        step = (to[0] - at[0], to[1] - at[1])
        if command == "M":
            out.append(f"M{_tenths(to[0])}{_apart_from(to[1])}")
        elif out[-1][0] == "M":
            out.append(f"l{_tenths(step[0])}{_apart_from(step[1])}")
        elif any(step):
            out.append(f"{_apart_from(step[0])}{_apart_from(step[1])}")
        at = to
    return "".join(out)


def _tenths(value: int) -> str:
    return (
        f"{value / 10:g}".replace("0.", ".", 1)
        if abs(value) < _ONE
        else f"{value / 10:.1f}".removesuffix(".0")
    )


def _apart_from(value: int) -> str:
    """A number after another: its sign keeps them apart, or a space does."""
    written = _tenths(value)
    return written if written.startswith("-") else f" {written}"

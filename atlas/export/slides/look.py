"""How our slides look: theme, master and layouts, made of the library's own empty file.

Every box is a placeholder of its layout, so that whoever has the file can restyle all slides at
once. Lengths are inches, on a sheet of 13.333 by 7.5.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from atlas import palette
from atlas.document import House
from atlas.export.slides.boxes import FRONT, HEADING, LAYOUTS, LEFT, NUMBER, TEXT, WIDE, Box

FONT = "Source Sans Pro"
ACROSS, DOWN = 13.333, 7.5
SERIES = (palette.ACCENT, "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def empty(house: House) -> Deck:
    """A presentation without slides, in our look and the council's colour."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(ACROSS), Inches(DOWN)
    size = deck.element.find("p:sldSz", deck.element.nsmap)
    if size is not None:
        size.attrib.pop("type", None)
    master = deck.slide_master
    layouts = list(master.slide_layouts)
    for layout in layouts[len(LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    for layout, (name, boxes) in zip(layouts, LAYOUTS.items(), strict=False):
        behind = _front(house) if name == "Cover" else ""
        _rewrite(
            layout.element, behind + "".join(_box(at, box) for at, box in enumerate(boxes, 10))
        )
        layout.element.cSld.set("name", name)
        layout.element.attrib.pop("type", None)
        if name == "Cover":
            layout.element.set("showMasterSp", "0")
    _rewrite(master.element, _bar(house) + _boxes((HEADING, TEXT, NUMBER)))
    _restyle(master.element)
    theme = master.part.part_related_by(RELATION.THEME)
    theme._blob = _theme(theme.blob)
    return deck


def _rewrite(element: Any, shapes: str) -> None:
    """Put our shapes in place of those that are there."""
    tree = element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    wrapped: Any = parse_xml(f"<p:g {_NAMESPACES}>{shapes}</p:g>")
    for shape in wrapped:
        tree.append(shape)
    for extension in element.cSld.findall("{*}extLst"):
        element.cSld.remove(extension)


def _frame(box: Box) -> str:
    x, y, across, down = (round(length * 914400) for length in box.at)
    return (
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    )


def _boxes(boxes: tuple[Box, ...]) -> str:
    return "".join(_box(at, box) for at, box in enumerate(boxes, 10))


def _box(at: int, box: Box) -> str:
    number = "" if box.kind in {"title", "ctrTitle"} else f' idx="{box.number}"'
    colour = "tx1" if box.colour == palette.INK else "tx2" if box.colour == palette.QUIET else ""
    fill = f'<a:schemeClr val="{colour}"/>' if colour else f'<a:srgbClr val="{box.colour[1:]}"/>'
    run = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="en-GB"/><a:t>#</a:t></a:fld>'
        if box.kind == "sldNum"
        else f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(box.name)}</a:t></a:r>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{at}" name="{escape(box.name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{box.kind}"{number}/></p:nvPr>'
        f"</p:nvSpPr>{_frame(box)}<p:txBody>"
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{box.anchor}">'
        f"<a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{box.aligned}"><a:lnSpc>'
        f'<a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft>'
        f'<a:spcPts val="{round(box.after * 100)}"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(box.size * 100)}" b="{int(box.is_bold)}"><a:solidFill>{fill}'
        f"</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _shape(name: str, at: tuple[float, float, float, float], colour: str) -> str:
    box = Box(kind="", number=0, name=name, at=at)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr>{_frame(box)[: -len('</p:spPr>')]}<a:solidFill>"
        f'<a:srgbClr val="{colour[1:]}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _bar(house: House) -> str:
    """The council's colour at the edge of every slide, and a hair above the source."""
    rule = _shape("Rule", (LEFT, 6.71, WIDE, 0.01), "#D9DEE4").replace('id="2"', 'id="3"')
    return _shape("Bar", (0, 0, 0.16, DOWN), house.colour) + rule


def _front(house: House) -> str:
    """The side of the cover that bears the council's name."""
    return _shape("Side", (0, 0, FRONT, DOWN), house.colour)


def _restyle(master: Any) -> None:
    """Set titles to the left, and the five levels of text without the library's bullets."""
    styles = master.find("{*}txStyles")
    for style in styles.iter("{*}lvl1pPr"):
        style.set("algn", "l")


def _theme(blob: bytes) -> bytes:
    """Our fonts and colours in the theme, so that what is added later has them too."""
    colours = {
        "dk1": palette.INK, "lt1": palette.PAPER, "dk2": palette.QUIET, "lt2": "#F6F8FA",
        **{f"accent{at}": colour for at, colour in enumerate(SERIES, 1)},
        "hlink": palette.ACCENT, "folHlink": palette.QUIET,
    }  # fmt: skip
    theme = blob.decode("utf-8")
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        theme = re.sub(f"<a:{name}>.*?</a:{name}>", value, theme, flags=re.S)
    font = (
        f'<a:latin typeface="{FONT}" panose="020B0503030403020204" pitchFamily="34" charset="0"/>'
    )
    return theme.replace('<a:latin typeface="Calibri"/>', font).encode()

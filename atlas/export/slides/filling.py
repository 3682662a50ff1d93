"""Filling the boxes of a slide: words that fit, charts, pictures and tables with their alt text."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Inches, Pt

from atlas.export.slides import boxes
from atlas.export.slides.boxes import Box
from atlas.export.slides.dots import Native
from atlas.export.slides.words import fitted, height, lines, tidy

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without lines or fills


@dataclass(frozen=True)
class Run:
    """Some words set in one way; without a colour or a size they have the box's."""

    words: str
    is_bold: bool = False
    colour: str | None = None
    link: str | None = None


Paragraph = Sequence[Run]


class _Data:
    """A chart that is drawn already, as the library asks for one."""

    def __init__(self, native: Native) -> None:
        self.xlsx_blob = native.book.xlsx()
        self._xml = native.xml

    def xml_bytes(self, _kind: object) -> bytes:
        return self._xml


def rgb(colour: str) -> RGBColor:
    """A colour as the library has it."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


def box(slide: Any, wanted: Box) -> Any:
    """Find a box, on a slide or on its layout."""
    return next(p for p in slide.placeholders if p.placeholder_format.idx == wanted.number)


def say(slide: Slide, wanted: Box, words: str, sizes: Sequence[float] = ()) -> None:
    """Put words in a box, in the largest size in which they fit, else cut."""
    _, _, across, down = wanted.at
    said, size = fitted(tidy(words), sizes or (wanted.size,), (across, down), wanted.is_bold)
    write(slide, wanted, [[Run(said)]], size)


def write(slide: Slide, wanted: Box, paragraphs: Sequence[Paragraph], size: float) -> None:
    """Put paragraphs in a box."""
    frame = box(slide, wanted).text_frame
    for at, paragraph in enumerate(paragraphs):
        line = frame.paragraphs[0] if not at else frame.add_paragraph()
        for part in paragraph:
            run = line.add_run()
            run.text = tidy(part.words) + part.words[len(part.words.rstrip(" ")) :]
            if size != wanted.size:
                run.font.size = Pt(size)
            if part.is_bold:
                run.font.bold = True
            if part.colour:
                run.font.color.rgb = rgb(part.colour)
            if part.link:
                run.hyperlink.address = part.link


def fit(
    paragraphs: Sequence[Paragraph], wanted: Box, sizes: Sequence[float]
) -> tuple[Sequence[Paragraph], float]:
    """Give the largest size in which all of them fit in a box; else as many as the last holds."""
    for size in sizes:
        if high(paragraphs, wanted, size) <= wanted.at[3]:
            return paragraphs, size
    kept = list(paragraphs)
    while len(kept) > 1 and high(kept, wanted, sizes[-1]) > wanted.at[3]:
        kept.pop()
    return kept, sizes[-1]


def high(paragraphs: Sequence[Paragraph], wanted: Box, size: float) -> float:
    """How high paragraphs are in a box, in inches."""
    return sum(
        height(len(lines(plain(one), size, wanted.at[2])), size) + wanted.after / 72
        for one in paragraphs
    )


def plain(paragraph: Paragraph) -> str:
    """The words of a paragraph alone."""
    return " ".join(tidy(run.words) for run in paragraph)


def draw(slide: Slide, wanted: Box, native: Native, alt: str) -> None:
    """Put a chart that can be edited in a box."""
    frame = box(slide, wanted).insert_chart(XL_CHART_TYPE.XY_SCATTER, _Data(native))
    frame.left, frame.top, frame.width, frame.height = map(Inches, wanted.at)
    describe(frame, "Chart", alt)


def plain_table(table: Any) -> None:
    """Take the library's lines and fills off a table: it has ours alone."""
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN


def picture(slide: Slide, wanted: Box, image: bytes, alt: str) -> None:
    """Put a picture in a box; it has the box's own proportions."""
    describe(box(slide, wanted).insert_picture(io.BytesIO(image)), "Map", alt)


def describe(shape: Any, name: str, alt: str) -> None:
    """Give a shape its name, and its words for those who cannot see it."""
    held = shape._element.xpath(".//p:cNvPr")[0]
    held.set("name", name)
    held.set("descr", tidy(alt))


def number(slide: Slide, at_slide: int) -> None:
    """Add the slide's number, which the library leaves out."""
    place = box(slide.slide_layout, boxes.NUMBER)
    at = max(shape.shape_id for shape in slide.shapes) + 1
    slide.shapes._spTree.append(
        parse_xml(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
            f'<p:cNvPr id="{at}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" idx="{boxes.NUMBER.number}"/></p:nvPr></p:nvSpPr>'
            "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="en-GB"/><a:t>{at_slide}</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
    )


def clear(slide: Slide) -> None:
    """Take away the boxes with nothing in them."""
    for shape in list(slide.placeholders):
        is_words = shape.has_text_frame and shape.placeholder_format.idx != boxes.NUMBER.number
        if is_words and not shape.text_frame.text.strip():
            shape._element.getparent().remove(shape._element)

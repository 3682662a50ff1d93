"""The slides of a paper, in order: the cover, one message a slide, what words mean, the sources."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from pptx.presentation import Presentation as Deck

from atlas import palette, text
from atlas.document import Document, Part
from atlas.drawings import Bars, Curve, Dots, Funnel, Map, Ribbons, Strip, TwoWayLegend, Years
from atlas.export.print import drawn
from atlas.export.slides import columns, dots, filling, look, notes, plots, table
from atlas.export.slides.filling import Paragraph, Run
from atlas.export.slides.keys import key
from atlas.export.slides.words import beyond, labelled, tidy
from atlas.figure import Figure
from atlas.provenance import PRACTICE

MAKER = "Social Economy Atlas"
DPI = 200
LARGER = 1.7  # letters on the wall than those of a printed page
LESS = 1.4  # beside a legend of two ways, which is broad
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the same document gives the same bytes
_FIRST = ("What is shown", "Build")  # of where it is from; the sources are long
_ELSEWHERE = ("Practice", "Title", "Note")  # on every slide, or beside its own figure
_CHARTS: Mapping[type, Any] = {
    Bars: columns.bars,
    Curve: plots.curve,
    Dots: dots.dots,
    Funnel: plots.funnel,
    Ribbons: columns.stacks,
    Strip: dots.strip,
    Years: columns.years,
}


def pptx(document: Document, maps: Path) -> bytes:
    """Write the slides; ``maps`` is the folder of the boundaries."""
    deck = look.empty(document.house)
    made = _Made(deck, document, maps)
    made.cover()
    for part in document.parts:
        made.part(part)
    made.pages("What the words mean", document.definitions, 14)
    lines = [pair for pair in document.origin.lines() if pair[0] not in _ELSEWHERE]
    lines.sort(key=lambda pair: pair[0] not in _FIRST)
    made.pages("Where the figures are from", [("Link", document.link), *lines], 12)
    return _written(deck, document)


class _Made:
    """The slides so far."""

    def __init__(self, deck: Deck, document: Document, maps: Path) -> None:
        self.deck, self.document, self.maps = deck, document, maps
        self.layouts = {layout.name: layout for layout in deck.slide_layouts}

    def slide(self, layout: str, title: str) -> Any:
        """Add a slide with its title, and the mark of practice data."""
        slide = self.deck.slides.add_slide(self.layouts[layout])
        filling.say(slide, look.HEADING, title, look.TITLE)
        if self.document.origin.is_practice:
            filling.say(slide, look.PRACTICE, PRACTICE)
        return slide

    def finish(self, slide: Any, said: str) -> None:
        """Number a slide, clear what is empty, and write its notes."""
        filling.clear(slide)
        filling.number(slide, len(self.deck.slides))
        slide.notes_slide.notes_text_frame.text = said

    def cover(self) -> None:
        """Add the cover."""
        document = self.document
        slide = self.deck.slides.add_slide(self.layouts["Cover"])
        filling.say(slide, look.COVER_TITLE, document.title, (44, 36, 30))
        filling.say(slide, look.COVER_SUBTITLE, document.subtitle, (22, 18))
        on = palette.text_on(document.house.colour)
        house = Run(document.house.name or MAKER, is_bold=True, colour=on)
        filling.write(slide, look.COVER_HOUSE, [[house]], 22)
        build = f"{text.day(document.made_on)} · build {document.origin.build_id}"
        filling.say(slide, look.COVER_DATE, build)
        if document.origin.is_practice:
            filling.say(slide, look.COVER_PRACTICE, PRACTICE)
        filling.clear(slide)
        slide.notes_slide.notes_text_frame.text = notes.of_document(document)

    def part(self, part: Part) -> None:
        """Add the slides of a part: one for each figure that a slide can hold, else its words."""
        held = [figure for figure in part.figures if figure.drawing or table.most(figure)]
        if not held:
            self._words(part)
        for at, figure in enumerate(held):
            title = figure.said.title if at else part.message
            self._figure(part, figure, title, is_first=not at)

    def _words(self, part: Part) -> None:
        slide = self.slide("Message", part.message)
        paragraphs, size = filling.fit(_sentences(part), look.TEXT, (24, 20, 18))
        filling.write(slide, look.TEXT, paragraphs, size)
        filling.say(slide, look.SOURCE, self.document.origin.source)
        self.finish(slide, notes.of_part(self.document, part))

    def _figure(self, part: Part, figure: Figure, title: str, *, is_first: bool) -> None:
        layout = _layout(figure)
        slide = self.slide(layout, title)
        boxes = {box.name: box for box in look.LAYOUTS[layout]}
        is_wide = "Words" not in boxes
        said = figure.said
        measure = said.measure if figure.drawing else table.measure(figure)
        filling.say(slide, boxes["Measure"], measure, (16, 14))
        if said.cautions:
            filling.say(slide, boxes["Caution"], said.cautions[0], (15, 14, 13))
        filling.say(slide, look.SOURCE, said.source)
        if is_first and not is_wide:
            paragraphs, size = filling.fit(_sentences(part), look.WORDS, (20, 18, 16))
            filling.write(slide, look.WORDS, paragraphs, size)
        if "Key" in boxes:
            filling.write(slide, look.KEY, [key(figure.drawing)], look.KEY.size)
        self._draw(slide, figure, boxes)
        self.finish(slide, notes.of_figure(self.document, part, figure))

    def _draw(self, slide: Any, figure: Figure, boxes: Mapping[str, look.Box]) -> None:
        if figure.drawing is None:
            table.draw(slide, figure)
        elif isinstance(figure.drawing, Map):
            larger = LESS if isinstance(figure.drawing.legend, TwoWayLegend) else LARGER
            across, down = (length * 25.4 / larger for length in look.PICTURE.at[2:])
            image = drawn(figure, self.maps, width_mm=across, height_mm=down, dpi=DPI * larger)
            filling.picture(slide, look.PICTURE, image, figure.said.alt)
        else:
            chart = _CHARTS[type(figure.drawing)](figure.drawing, boxes["Chart"].at[2:])
            filling.draw(slide, boxes["Chart"], chart, figure.said.alt)

    def pages(self, title: str, pairs: Iterable[tuple[str, str]], size: float) -> None:
        """Add slides of terms and what they say, as many as are needed."""
        left: list[Paragraph] = [_pair(label, said) for label, said in pairs]
        at = 1
        while left:
            slide = self.slide("Sources", title if at == 1 else f"{title} ({at})")
            kept, _ = filling.fit(left, look.SMALL, (size,))
            filling.write(slide, look.SMALL, kept, size)
            self.finish(slide, "\n".join(filling.plain(one) for one in kept))
            left, at = left[len(kept) :], at + 1


def _layout(figure: Figure) -> str:
    if figure.drawing is None:
        return "Table"
    if isinstance(figure.drawing, Map):
        return "Map"
    if isinstance(figure.drawing, Curve):
        return "Chart beside words"
    return "Chart with a key" if key(figure.drawing) else "Chart"


def _sentences(part: Part) -> list[Paragraph]:
    return [
        [Run(labelled(label), is_bold=True), Run(said)] if label else [Run(said)]
        for label, said in beyond(part.message, part.sentences)
    ]


def _pair(label: str, said: str) -> Paragraph:
    link = said if said.startswith(("https://", "http://")) else None
    return [Run(f"{label}: ", is_bold=True), Run(said, link=link)]


def _written(deck: Deck, document: Document) -> bytes:
    held = deck.core_properties
    held.title, held.language = tidy(document.title), "en-GB"
    held.author = held.last_modified_by = tidy(document.house.name or MAKER)
    held.subject = tidy(document.subtitle)
    held.comments = f"Build {document.origin.build_id}"
    held.created = held.modified = datetime.combine(document.made_on, time())
    package = deck.part.package
    for owner, unwanted in ((package, "/thumbnail"), (deck.part, "/printerSettings")):
        for number, relation in list(owner._rels.items()):
            if relation.reltype.endswith(unwanted):
                owner._rels.pop(number)
    out = io.BytesIO()
    deck.save(out)
    return _dateless(out.getvalue())


def _dateless(content: bytes) -> bytes:
    """Write the zip again without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as held:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            held.writestr(entry, made.read(name))
    return out.getvalue()

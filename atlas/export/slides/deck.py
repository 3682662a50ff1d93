"""The slides of a paper, in order: the cover, one message a slide, what words mean, the sources."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from pptx.presentation import Presentation as Deck

from atlas import palette, text
from atlas.document import Document, Part
from atlas.drawings import Bars, Curve, Dots, Funnel, Map, Ribbons, Strip, Years
from atlas.export import messages
from atlas.export.messages import Message
from atlas.export.slides import boxes, columns, dots, filling, land, look, notes, plots, table
from atlas.export.slides.boxes import Box
from atlas.export.slides.filling import Paragraph, Run
from atlas.export.slides.keys import key
from atlas.export.slides.words import beyond, fitted, labelled, repeats, tidy, whole
from atlas.figure import Figure
from atlas.provenance import PRACTICE

MAKER = "Social Economy Atlas"
ELSEWHERE = "Sources: on the last slides, and in the notes of this one."
OPEN = "the same figures in the Atlas"
CLOSING = "Where the figures are from"
SOURCES = "Sources, licences and attribution"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the same document gives the same bytes
_FIRST = ("What is shown", "Build")  # of where it is from; the sources are long
_NOT_HERE = ("Practice", "Title", "Note")  # on every slide, or beside its own figure
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
    for message in messages.absent(document.parts):
        made.message(message, "", notes.of_document(document))
    made.pages("What the words mean", document.definitions, 15)
    lines = [pair for pair in document.origin.lines() if pair[0] not in _NOT_HERE]
    first = [pair for pair in lines if pair[0] in _FIRST]
    made.pages(CLOSING, [*first, *_used(document), ("Link", document.link)], 15)
    made.pages(SOURCES, [pair for pair in lines if pair not in first], 12)
    return _written(deck, document)


class _Made:
    """The slides so far."""

    def __init__(self, deck: Deck, document: Document, maps: Path) -> None:
        self.deck, self.document, self.maps = deck, document, maps
        self.layouts = {layout.name: layout for layout in deck.slide_layouts}

    def slide(self, layout: str, title: str) -> Any:
        """Add a slide with its title, and the mark of practice data."""
        slide = self.deck.slides.add_slide(self.layouts[layout])
        across, down = boxes.WIDE * boxes.TITLE_ROOM, boxes.HEADING.at[3]
        said, size = fitted(tidy(title), boxes.TITLE, (across, down), is_bold=True)
        filling.write(slide, boxes.HEADING, [[Run(said)]], size)
        if self.document.origin.is_practice:
            filling.say(slide, boxes.PRACTICE, PRACTICE)
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
        filling.say(slide, boxes.COVER_TITLE, document.title, (44, 36, 30))
        filling.say(slide, boxes.COVER_SUBTITLE, document.subtitle, (22, 18))
        on = palette.text_on(document.house.colour)
        house = Run(document.house.name or MAKER, is_bold=True, colour=on)
        filling.write(slide, boxes.COVER_HOUSE, [[house]], 22)
        build = f"{text.day(document.made_on)} · build {document.origin.build_id}"
        filling.say(slide, boxes.COVER_DATE, build)
        if document.origin.is_practice:
            filling.say(slide, boxes.COVER_PRACTICE, PRACTICE)
        filling.clear(slide)
        slide.notes_slide.notes_text_frame.text = notes.of_document(document)

    def part(self, part: Part) -> None:
        """Add the slides of a part: one for each figure, else one for each of its messages."""
        if not part.figures and not messages.is_absent(part):
            for message in messages.messages(part):
                self.message(message, part.title, notes.of_part(self.document, part))
        for at, figure in enumerate(part.figures):
            said = (figure.said.title if at else part.message).removesuffix(".")
            self._figure(part, figure, said, is_first=not at)

    def message(self, message: Message, over: str, written: str) -> None:
        """Add a slide of words: one message, and what bears it out."""
        slide = self.slide("Message", message.title)
        over = " · ".join(filter(None, (over, message.label)))
        filling.say(slide, boxes.MEASURE, over, boxes.MEASURED)
        held = [_pair(label, said) for label, said in message.lines]
        paragraphs, size = filling.fit(held, boxes.TEXT, boxes.SAID)
        filling.write(slide, boxes.TEXT, paragraphs, size)
        filling.say(slide, boxes.SOURCE, ELSEWHERE)
        self.finish(slide, written)

    def _figure(self, part: Part, figure: Figure, message: str, *, is_first: bool) -> None:
        layout, drawing = _layout(figure), figure.drawing
        title, rest = (message, "") if _is_chart(figure) else messages.headline(message)
        slide = self.slide(layout, title)
        held = {box.name: box for box in boxes.LAYOUTS[layout]}
        said = figure.said
        top = self._measured(slide, figure, held["Measure"], message, rest)
        cautions = [one for one in said.cautions if not repeats(message, one)]
        end = self._warned(slide, held["Caution"], cautions)
        filling.say(slide, boxes.SOURCE, said.source)
        if is_first and "Words" in held:
            paragraphs, size = filling.fit(_sentences(part), boxes.WORDS, boxes.SAID[2:])
            filling.write(slide, boxes.WORDS, paragraphs, size)
        if "Key" in held:
            filling.write(slide, boxes.KEY, [key(drawing)], boxes.KEY.size)
        if drawing is None:
            table.draw(slide, figure, message)
        elif isinstance(drawing, Map):
            image = land.picture(figure, drawing, self.maps)
            filling.picture(slide, boxes.PICTURE, image, said.alt)
            land.legend(slide, drawing, self.maps, (top, end))
        else:
            box = held["Chart"] if cautions or "Words" in held else _longer(held["Chart"])
            filling.draw(slide, box, _CHARTS[type(drawing)](drawing, box.at[2:]), said.alt)
        self.finish(slide, notes.of_figure(self.document, part, figure))

    def _warned(self, slide: Any, box: Box, cautions: Sequence[str]) -> float:
        """Say the first caution, in whole sentences; tell where it begins."""
        if not cautions:
            return boxes.FOOT
        _, top, across, down = box.at
        sizes = boxes.WARNED if across == boxes.WIDE else boxes.BESIDE_MAP
        said = whole(tidy(cautions[0]), sizes, (across, down))
        said, size = fitted(said, sizes, (across, down))
        filling.write(slide, box, [[Run(said)]], size)
        return top + down - filling.high([[Run(said)]], box, size) - 0.12

    def _measured(self, slide: Any, figure: Figure, box: Box, message: str, rest: str) -> float:
        """Say what a figure shows, after what its message names; tell where that ends."""
        measure = table.measure(figure, message) if figure.drawing is None else figure.said.measure
        sizes = boxes.MEASURED if box.at[2] == boxes.WIDE else boxes.BESIDE_MAP
        if not rest or figure.drawing is None:
            measure, size = fitted(tidy(measure), sizes, box.at[2:])
            paragraphs: Sequence[Paragraph] = [[Run(measure)]]
        else:
            named = Run(rest, is_bold=True, colour=palette.INK)
            paragraphs, size = filling.fit([[named], [Run(measure)]], box, sizes)
        filling.write(slide, box, paragraphs, size)
        return box.at[1] + min(filling.high(paragraphs, box, size), box.at[3]) + 0.1

    def pages(self, title: str, pairs: Iterable[tuple[str, str]], size: float) -> None:
        """Add slides of terms and what they say, as many as are needed."""
        left: list[Paragraph] = [_pair(label, said) for label, said in pairs]
        at = 1
        while left:
            slide = self.slide("Sources", title if at == 1 else f"{title} ({at})")
            kept, _ = filling.fit(left, boxes.SMALL, (size,))
            filling.write(slide, boxes.SMALL, kept, size)
            said = [filling.plain(one) for one in kept]
            self.finish(slide, "\n".join([*said, self.document.link]))
            left, at = left[len(kept) :], at + 1


def _layout(figure: Figure) -> str:
    if figure.drawing is None:
        return "Table"
    if isinstance(figure.drawing, Map):
        return "Map"
    if isinstance(figure.drawing, Curve):
        return "Chart beside words"
    return "Chart with a key" if key(figure.drawing) else "Chart"


def _is_chart(figure: Figure) -> bool:
    return figure.drawing is not None and not isinstance(figure.drawing, Map)


def _longer(box: Box) -> Box:
    """The box of a chart that no caution stands under."""
    left, top, across, _ = box.at
    return replace(box, at=(left, top, across, boxes.FOOT - top))


def _used(document: Document) -> list[tuple[str, str]]:
    """The sources of the figures that are drawn, as they stand under them, each once."""
    drawn = [figure for part in document.parts for figure in part.figures]
    used = dict.fromkeys(one for it in drawn for one in messages.sentences(it.said.source))
    return [("" if at else "Sources", one) for at, one in enumerate(used)]


def _sentences(part: Part) -> list[Paragraph]:
    return [
        [Run(labelled(label), is_bold=True), Run(said)] if label else [Run(said)]
        for label, said in beyond(part.message, part.sentences)
    ]


def _pair(label: str, said: str) -> Paragraph:
    named = [Run(labelled(label), is_bold=True)] if label else []
    if said.startswith(("https://", "http://")):  # the address itself is in the notes
        return [*named, Run(OPEN, link=said)]
    return [*named, Run(said)]


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

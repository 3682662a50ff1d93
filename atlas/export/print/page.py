"""A figure as a sheet of its own: finding, evidence, caution and source, in that order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from atlas import palette, text
from atlas.drawings import Map
from atlas.export.print import typeset
from atlas.export.print.kinds import Plan
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import CAUTION, FINE, MEASURE, SOURCE, TITLE, Style
from atlas.figure import Figure
from atlas.provenance import PRACTICE

WIDTH = 180.0  # millimetres: the text of an A4 page
EDGE = 5.0  # millimetres left free all round
RULE = "#D9DEE4"
LONG = 40  # letters of what is not said twice; a name may be
_MARK = Style(9, 700)
_MARK_HIGH = 7.0  # millimetres


@dataclass(frozen=True)
class Block:
    """Lines in one style, and the room over them."""

    lines: tuple[str, ...]
    style: Style
    over: float

    @property
    def height(self) -> float:
        """What it takes of the page."""
        return self.over + len(self.lines) * self.style.line


def _block(words: str, style: Style, over: float) -> Block:
    return Block(tuple(typeset.paragraph(words, style, WIDTH - 2 * EDGE)), style, over)


def _title(words: str) -> Block:
    words = typeset.clean(words)
    words = words if ". " in words else words.removesuffix(".")  # a title, though a sentence
    return Block(tuple(typeset.balanced(words, TITLE, WIDTH - 2 * EDGE)), TITLE, 0)


def _head(figure: Figure) -> list[Block]:
    return [_title(figure.said.title), _block(figure.said.measure, MEASURE, 1.2)]


def _foot(figure: Figure) -> list[Block]:
    """Cautions, the source, and one small paragraph of where the figure is from."""
    cautions = [
        _block(words, CAUTION, 0.6 if at else 0)
        for at, words in enumerate(words for words in figure.said.cautions if words)
    ]
    source = _block(figure.said.source, SOURCE, 2.2 if cautions else 0)
    return [*cautions, source, _block(" ".join(origin_words(figure)), FINE, 1.6)]


def origin_words(figure: Figure) -> list[str]:
    """Filters, boundaries, licences and build, each as a sentence.

    What a caution says is not said again. Which source has which licence is in the file's own
    words and in the table.
    """
    origin = figure.table.origin
    said = " ".join((figure.said.measure, *figure.said.cautions))
    parts = (part.strip().removesuffix(".") for part in origin.filters.split("; "))
    filters = "; ".join(part for part in parts if len(part) < LONG or part not in said)
    shown = filters if filters.startswith("Counted") else f"Shown: {filters}"
    credit = figure.drawing.credit if isinstance(figure.drawing, Map) else ""
    return [
        text.sentence(words)
        for words in (
            shown if filters else "",
            credit,
            f"Licences: {licences(origin.licence)}",
            f"Build {origin.build_id}, made on {text.day(origin.built_at)}",
        )
        if words
    ]


def licences(words: str) -> str:
    """The names of the licences, each once, without what stands in brackets after them."""
    bare, before = words, ""
    while bare != before:
        before, bare = bare, re.sub(r"\s*\([^()]*\)", "", bare)
    return "; ".join(dict.fromkeys(part.strip() for part in bare.split(";") if part.strip()))


def height(blocks: Sequence[Block]) -> float:
    """What blocks take together."""
    return sum(block.height for block in blocks)


def whole(figure: Figure, plan: Plan) -> Sheet:
    """Set a figure with its words on a page as wide as the text of an A4 page."""
    head, foot = _head(figure), _foot(figure)
    width = WIDTH - 2 * EDGE
    mark = _MARK_HIGH + 3.5 if figure.table.origin.is_practice else 0.0
    tall = plan.heights(width)[1]
    body = EDGE + mark + height(head) + 5
    rule = body + tall + 4
    sheet = Sheet(WIDTH, rule + 2.5 + height(foot) + EDGE, plan.inks)
    if mark:
        _mark(sheet)
    _set(sheet, head, EDGE + mark)
    plan.draw(sheet, Box(EDGE, body, width, tall))
    sheet.line([EDGE, WIDTH - EDGE], [rule, rule], RULE, width=0.8)
    _set(sheet, foot, rule + 2.5)
    return sheet


def _set(sheet: Sheet, blocks: Sequence[Block], top: float) -> None:
    for block in blocks:
        top = sheet.lines(EDGE, top + block.over, block.lines, block.style)


def _mark(sheet: Sheet) -> None:
    """Say at the head that the data are for practice."""
    box = Box(EDGE, EDGE, WIDTH - 2 * EDGE, _MARK_HIGH)
    sheet.rectangle(box, "#F6F8FA")
    sheet.rectangle(Box(box.x, box.y, 1.2, box.height), palette.INK)
    sheet.middle(box.x + 4, box.y + box.height / 2, PRACTICE, _MARK)


def alone(plan: Plan, width: float, height: float | None) -> tuple[Sheet, float]:
    """Set the drawing without its words; give the sheet and how many times it is too large.

    Where the height given is too small for its words, it is drawn larger, to be made smaller as
    a whole: nothing collides.
    """
    best = plan.heights(width)[1]
    scale = 1.0
    if height is not None:
        while plan.heights(width * scale)[0] > height * scale and scale < 8:
            scale *= 1.06
        best = height * scale
    sheet = Sheet(width * scale, best, plan.inks)
    plan.draw(sheet, Box(0.5, 0.5, width * scale - 1, best - 1))
    return sheet, scale

"""What is said without a figure: sentences, a message a screen, the first of them large."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from atlas import text
from atlas.document import Part
from atlas.presenting.screen import Screen

MOST_LINES, MOST_SENTENCES = 10, 3
LINE_LETTERS = 76  # of a line of sentences
LONG_TITLE = 90  # letters: a longer one is cut at its colon
SHORT = 120  # letters
LONG_MESSAGE = 170  # letters, where nothing but sentences stands under it
# Where a sentence ends: not after a short form within a name.
_END = re.compile(r"(?<=[.?!])(?<!\bSt\.)(?<!\bDr\.)(?<!\bNo\.)\s+(?=[^a-z\s])")


def sentences(said: str) -> list[str]:
    """Break what is said into its sentences."""
    return [part.strip() for part in _END.split(said.strip()) if part.strip()]


def headline(message: str, *, longest: int = LONG_TITLE) -> tuple[str, str]:
    """The message without its full stop, and what a long one names after its colon."""
    said = message.strip().removesuffix(".")
    if len(said) > longest and ": " in said[45:]:
        at = said.index(": ", 45)
        return said[:at], text.sentence(said[at + 2 :])
    return said, ""


def screens(plain: Screen, part: Part) -> Iterator[Screen]:
    """Sentences, a message each: the first of every group is large, the rest bear it out.

    A group of one short sentence goes with the screen before it, where it fits.
    """
    title, rest = headline(part.message, longest=LONG_MESSAGE)
    held = replace(plain, title=title, lines=(("", rest),) if rest else ())
    for at, (label, said) in enumerate(part.sentences):
        first, *more = sentences(said) or [""]
        if not at and headline(first, longest=LONG_MESSAGE)[0] == title:
            held = replace(held, over=_over(part, label))
        elif not more and len(first) <= SHORT and _fits(held, label, first):
            held = _with(held, label, first)
        elif at:
            yield held
            title, rest = headline(first, longest=LONG_MESSAGE)
            held = replace(plain, title=title, over=_over(part, label))
            more = [*([rest] if rest else []), *more]
        else:
            more = [first, *more]
        for one in more:
            if not _fits(held, "", one):
                yield held
                held = replace(held, lines=())
            held = _with(held, "", one)
    yield held


def _with(held: Screen, label: str, said: str) -> Screen:
    is_said = said.startswith(label)
    return replace(held, lines=(*held.lines, ("" if is_said else label, said)))


def _fits(held: Screen, label: str, said: str) -> bool:
    """Is there room for one sentence more on a screen? The first always has its place."""
    lines = (*held.lines, (label, said))
    return not held.lines or (len(lines) <= MOST_SENTENCES and height(lines) <= MOST_LINES)


def height(lines: Sequence[tuple[str, str]]) -> float:
    """How many lines sentences take, with the room between them."""
    return sum(-(-len(f"{label} {said}") // LINE_LETTERS) + 0.4 for label, said in lines)


def _over(part: Part, label: str) -> str:
    return f"{part.title} · {label}" if label else part.title

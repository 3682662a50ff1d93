"""What is said without a figure: a message at a time, for a slide or a screen.

The first sentence of every group is the message; the others bear it out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from atlas import text
from atlas.document import Part

MOST_LINES, MOST_SENTENCES = 10, 4
LINE_LETTERS = 76  # of a line of sentences
LONG_TITLE = 90  # letters: a longer one is cut at its colon
SHORT = 120  # letters
LONG_MESSAGE = 170  # letters, where nothing but sentences stands under it
# Where a sentence ends: not after a short form within a name.
_END = re.compile(r"(?<=[.?!])(?<!\bSt\.)(?<!\bDr\.)(?<!\bNo\.)\s+(?=[^a-z\s])")

ABSENT = "What is not shown here"


@dataclass(frozen=True)
class Message:
    """One message, the label of its group (or nothing), and pairs of a label and a sentence."""

    title: str
    label: str = ""
    lines: tuple[tuple[str, str], ...] = ()


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


def is_absent(part: Part) -> bool:
    """Does a part say no more than why there is nothing in it?"""
    return not (part.figures or part.sentences or part.notes.strip())


def absent(parts: Sequence[Part]) -> Iterator[Message]:
    """Why parts are not shown, all of them together: none is a message of its own."""
    lines = tuple((part.title, part.message) for part in parts if is_absent(part))
    for at in range(0, len(lines), MOST_SENTENCES):
        yield Message(ABSENT, "", lines[at : at + MOST_SENTENCES])


def messages(part: Part) -> Iterator[Message]:
    """The messages of a part without figures.

    A group of one short sentence goes with the message before it, where it fits.
    """
    title, rest = headline(part.message, longest=LONG_MESSAGE)
    held = Message(title, "", (("", rest),) if rest else ())
    for at, (label, said) in enumerate(part.sentences):
        first, *more = sentences(said) or [""]
        if not at and headline(first, longest=LONG_MESSAGE)[0] == title:
            held = replace(held, label=label)
        elif not more and len(first) <= SHORT and _fits(held, label, first):
            held = _with(held, label, first)
        elif at:
            yield held
            title, rest = headline(first, longest=LONG_MESSAGE)
            held = Message(title, label)
            more = [*([rest] if rest else []), *more]
        else:
            more = [first, *more]
        for one in more:
            if not _fits(held, "", one):
                yield held
                held = replace(held, lines=())
            held = _with(held, "", one)
    yield held


def _with(held: Message, label: str, said: str) -> Message:
    is_said = said.startswith(label)
    return replace(held, lines=(*held.lines, ("" if is_said else label, said)))


def _fits(held: Message, label: str, said: str) -> bool:
    """Is there room for one sentence more? The first always has its place."""
    lines = (*held.lines, (label, said))
    return not held.lines or (len(lines) <= MOST_SENTENCES and height(lines) <= MOST_LINES)


def height(lines: Sequence[tuple[str, str]]) -> float:
    """How many lines sentences take, with the room between them."""
    return sum(-(-len(f"{label} {said}") // LINE_LETTERS) + 0.4 for label, said in lines)

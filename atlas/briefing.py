"""A briefing: which parts of one place's story, in what order, with what the officer wrote.

The place, the filters and the build are the view's. A briefing fits in a link where its notes are
not too long, and in a small file in any case (``atlas.briefing_file``). Pure.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from atlas import codes

LONGEST_TITLE, LONGEST_NOTE = 120, 4000  # letters
LARGEST_FILE = 200_000  # bytes
LONGEST_LINK = 2000  # letters of notes in a link: every link of a page carries them
TOO_LONG = "file"  # in a link, in place of notes that are too long for one


@dataclass(frozen=True)
class Kind:
    """One part there may be: its heading, and what it holds, for whoever chooses."""

    title: str
    what: str


PARTS: Mapping[str, Kind] = MappingProxyType(
    {
        "reading": Kind("In plain words", "need, who is there, what is new, what has lasted"),
        "map": Kind("Where need is", "a map of need by neighbourhood"),
        "need": Kind("Need by domain", "rank and tenth on every domain, beside others"),
        "change": Kind("Has need lasted?", "tenths of England in every release"),
        "moved": Kind("Which neighbourhoods moved", "a map of movement between tenths"),
        "provision": Kind("Who is there", "organisations for every 1,000 residents, and how sure"),
        "growth": Kind("What is new", "registrations, and removals where they are known, by year"),
        "beside": Kind("Beside others", "residents in the worst fifth, here and elsewhere"),
        "look": Kind("Where to look first", "need against provision, on a map"),
        "wards": Kind("Ward by ward", "need, provision and how sure, of every ward"),
        "areas": Kind("Group by group", "the same by neighbourhood group"),
        "funnel": Kind("Among their peers", "every place between the limits of chance"),
        "equity": Kind("Who has the organisations", "organisations and residents by tenth of need"),
        "alike": Kind("Places like this with more", "whom to learn from"),
        "organisations": Kind(
            "Organisations listed", "name, form and how well their place is known"
        ),
        "what_counts": Kind("What counts", "what is counted here, and what is not"),
    }
)
# What a briefing of each level has, where nothing was chosen.
_SMALL = ("reading", "map", "need", "provision", "growth", "beside", "alike", "organisations")
_LARGE = (
    *("reading", "map", "need", "change", "provision", "growth"),
    *("look", "wards", "equity", "what_counts"),
)
USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "council": _LARGE,
        "authority": ("reading", "map", "need", "provision", "growth", "what_counts"),
        "ward": _SMALL,
        "area": _SMALL,
        "neighbourhood": _SMALL,
        "own": _SMALL,
    }
)
# Parts that a paper of a council or more has no room for: their pages list too many.
OF_SMALL = frozenset({"alike", "organisations"})
# Parts that are of a whole council only: a smaller place has them of the council it lies in.
OF_COUNCIL = frozenset({"change", "moved", "look", "wards", "areas", "funnel", "equity"})


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """The parts in order (none = the usual ones), the title (none = the place's), the notes.

    ``notes`` are pairs of a part and what the officer wrote there.
    """

    parts: tuple[str, ...] = ()
    title: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    def chosen(self, level: str) -> tuple[str, ...]:
        """The parts of a briefing of this level of place."""
        return self.parts or USUAL[level]

    def others(self, level: str) -> tuple[str, ...]:
        """The parts that such a briefing may have and has not."""
        held = self.chosen(level)
        too_many = OF_SMALL if level in ("council", "authority") else frozenset()
        return tuple(part for part in PARTS if part not in held and part not in too_many)

    def note(self, part: str) -> str:
        """What the officer wrote on a part."""
        return dict(self.notes).get(part, "")

    def with_note(self, part: str, note: str) -> "Briefing":
        """The same with this note, or with none where it is empty."""
        held = dict(self.notes) | {part: cleaned(note, LONGEST_NOTE)}
        return replace(self, notes=tuple((code, held[code]) for code in PARTS if held.get(code)))

    @property
    def packed(self) -> str:
        """The notes as a link has them."""
        return _packed(self.notes)

    @property
    def is_too_long(self) -> bool:
        """Are the notes too long for a link?"""
        return len(self.packed) > LONGEST_LINK

    def to_params(self) -> dict[str, str]:
        """Write what was chosen and written."""
        params = {
            "parts": ".".join(self.parts),
            "title": self.title,
            "notes": TOO_LONG if self.is_too_long else self.packed,
        }
        return {name: value for name, value in params.items() if value}


def from_params(params: Mapping[str, str], now: Briefing, refused: list[str]) -> Briefing:
    """Read the briefing's part of an address; add what was refused, in words, to ``refused``.

    Where the address says that the notes are too long for it, those of ``now`` are kept.
    """
    packed = params.get("notes", "")
    return Briefing(
        parts=_held(codes.parts(params.get("parts")), refused),
        title=cleaned(params.get("title", ""), LONGEST_TITLE, is_one_line=True),
        notes=now.notes if packed == TOO_LONG and now.notes else _unpacked(packed, refused),
    )


def moved(parts: Sequence[str], part: str, by: int) -> tuple[str, ...]:
    """The parts with one of them moved up (below 0) or down by as many places."""
    kept = [code for code in parts if code != part]
    at = max(0, min(len(kept), list(parts).index(part) + by))
    return (*kept[:at], part, *kept[at:])


def cleaned(given: str, longest: int, *, is_one_line: bool = False) -> str:
    """What somebody wrote, without marks that cannot be seen, and not longer than it may be."""
    kept = "".join(
        mark if mark.isprintable() or (mark == "\n" and not is_one_line) else " "
        for mark in given.replace("\r\n", "\n")
    )
    return kept.strip()[:longest].rstrip()


def _held(asked: Sequence[str], refused: list[str]) -> tuple[str, ...]:
    """The parts asked for that there are, each once, in the order asked for."""
    wanted = dict.fromkeys(asked)
    codes.some_of([code for code in wanted if code not in PARTS], PARTS, "part", refused)
    return tuple(code for code in wanted if code in PARTS)


def _packed(notes: Sequence[tuple[str, str]]) -> str:
    if not notes:
        return ""
    written = json.dumps(dict(notes), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(written.encode(), 9)).decode().rstrip("=")


def _unpacked(packed: str, refused: list[str]) -> tuple[tuple[str, str], ...]:
    if not packed:
        return ()
    if packed == TOO_LONG:
        refused.append("The notes of this briefing are too long for a link; open its file.")
        return ()
    try:
        squeezed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        # Never more than a briefing may hold, whatever it claims to unpack to.
        written = zlib.decompressobj().decompress(squeezed, LARGEST_FILE)
        content = json.loads(written)
    except (ValueError, zlib.error, binascii.Error, RecursionError):
        content = None
    if not isinstance(content, dict):
        refused.append("The notes in the link cannot be read, so there are none.")
        return ()
    held = Briefing()
    for part, note in content.items():
        if part in PARTS:
            held = held.with_note(part, str(note))
    return held.notes

"""The small file that keeps a place of the reader's own: written, and read by any build. Pure."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atlas import text
from atlas.own_place import CODE, named
from atlas.study import LONGEST_NAME, MOST_OWN

LONGEST_FILE = 64_000  # bytes: 300 codes and a name take about 5,000
_KIND, _VERSION = "social-economy-atlas-place", 1


class Unusable(Exception):
    """A file that cannot be loaded; the message is a sentence for its reader."""


@dataclass(frozen=True)
class Saved:
    """A place out of a file: its name, its neighbourhoods, and where it was made."""

    name: str
    codes: tuple[str, ...]
    build_id: str
    made_on: str
    lost: tuple[str, ...] = ()  # neighbourhoods of the file that this build does not hold


def file_name(name: str) -> str:
    """A file name that any machine takes: ``place-burngreave-and-pitsmoor.json``."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    return f"place-{plain}.json" if plain else "place.json"


def write(name: str, codes: Sequence[str], *, build_id: str, made_on: date) -> bytes:
    """Write a place as a small text file."""
    content = {
        "what": _KIND,
        "version": _VERSION,
        "name": name,
        "neighbourhoods": sorted(set(codes)),
        "build": build_id,
        "made_on": made_on.isoformat(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def load(content: bytes, neighbourhoods: Collection[str]) -> Saved:
    """Read a file that ``write`` wrote, by this build or another.

    Raises ``Unusable`` with a sentence for anything else: too long, not such a file, or with no
    neighbourhood of this build.
    """
    if len(content) > LONGEST_FILE:
        raise Unusable("This file is too large to be a saved place.")
    try:
        held = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Unusable("This file is not a saved place: it cannot be read as one.") from None
    if not isinstance(held, dict) or held.get("what") != _KIND:
        raise Unusable("This file is not a saved place.")
    if held.get("version") != _VERSION:
        raise Unusable("This file was saved by another version of the Atlas, and cannot be read.")
    return _saved(held, neighbourhoods)


def _saved(held: Mapping[str, object], neighbourhoods: Collection[str]) -> Saved:
    """Take the place out of what a file held; every word of it may be hostile."""
    given = held.get("neighbourhoods")
    listed = given if isinstance(given, list) else []
    asked = {code for code in listed if isinstance(code, str) and CODE.fullmatch(code)}
    codes = sorted(asked & set(neighbourhoods))
    if not codes:
        raise Unusable("This file names no neighbourhood that this build holds.")
    if len(codes) > MOST_OWN:
        raise Unusable(f"This file names more than {MOST_OWN:,} neighbourhoods.")
    return Saved(
        name=_short(held.get("name"), LONGEST_NAME),
        codes=tuple(codes),
        build_id=_short(held.get("build"), 40),
        made_on=_short(held.get("made_on"), 20),
        lost=tuple(sorted(asked - set(codes))),
    )


def _short(value: object, longest: int) -> str:
    said = " ".join(value.split()) if isinstance(value, str) else ""
    return "".join(letter for letter in said if letter.isprintable())[:longest].rstrip()


def loaded_sentence(saved: Saved, build_id: str) -> str:
    """Say what was loaded, and what of it this build does not hold."""
    name = saved.name or "A place without a name"
    said = f"{name} was loaded: {text.plural(len(saved.codes), 'neighbourhood')}."
    if saved.lost:
        said += f" Not held by this build, and left out: {named(saved.lost)}."
    elif saved.build_id and saved.build_id != build_id:
        said += f" It was saved from build {saved.build_id}; the figures here are of this build."
    return said

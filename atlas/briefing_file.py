"""The small file of a briefing: its parts, order and notes, its view and its build. Pure."""

import json
from collections.abc import Mapping

from atlas import codes, text
from atlas.briefing import (
    LARGEST_FILE,
    LONGEST_NOTE,
    LONGEST_TITLE,
    PARTS,
    Briefing,
    cleaned,
)

FORMAT, VERSION = "social-economy-atlas-briefing", 1


class Refused(Exception):
    """A file that cannot be opened as a briefing; the message is a sentence for the reader."""


def saved(held: Briefing, level: str, params: Mapping[str, str], build_id: str) -> bytes:
    """Write a briefing as a small file: parts, order, notes, title, place, filters and build."""
    view = {name: value for name, value in params.items() if name not in held.to_params()}
    parts = [{"part": part, "notes": held.note(part)} for part in held.chosen(level)]
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": held.title,
        "build": build_id,
        "view": {name: value for name, value in view.items() if name != "build"},
        "parts": parts,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8")


def opened(given: bytes) -> tuple[Briefing, dict[str, str], list[str]]:
    """Read a file of ``saved``: the briefing, the address of its view, and what was refused.

    Raises ``Refused`` with a sentence where it is not such a file.
    """
    if len(given) > LARGEST_FILE:
        raise Refused("The file is too large to be a briefing: they have less than 200 kB.")
    try:
        content = json.loads(given.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("The file is not a briefing: it cannot be read as one.") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Refused("The file is not a briefing that this app has saved.")
    if content.get("version") != VERSION:
        raise Refused("The briefing was saved by another version of this app, unknown to this one.")
    refused: list[str] = []
    held = _filled(content, refused)
    view = content.get("view")
    params = {str(k): str(v) for k, v in view.items()} if isinstance(view, dict) else {}
    if content.get("build"):
        params["build"] = str(content["build"])
    return held, params, refused


def _filled(content: Mapping[str, object], refused: list[str]) -> Briefing:
    """The parts and notes of a file; what of them is not taken is said."""
    listed = content.get("parts")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    notes: dict[str, list[str]] = {}
    for row in rows:
        notes.setdefault(str(row.get("part", "")), []).append(str(row.get("notes", "")))
    strangers = [text.short(part) for part in notes if part not in PARTS]
    if strangers:
        named = text.listed(strangers[: codes.NAMED])
        refused.append(f"The file has the part {named}: there is none, so its note is left out.")
    held = Briefing(
        parts=tuple(part for part in notes if part in PARTS),
        title=cleaned(str(content.get("title", "")), LONGEST_TITLE, is_one_line=True),
    )
    for part in held.parts:
        note = "\n\n".join(said for said in notes[part] if said)
        if len(note) > LONGEST_NOTE:
            title = PARTS[part].title
            refused.append(f"“{title}”: its note is too long; {LONGEST_NOTE:,} letters are kept.")
        held = held.with_note(part, note)
    return held

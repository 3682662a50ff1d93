"""What was fetched, when and from where: ``manifest.json`` beside the files."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
CHUNK = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file: where it came from and what it was when it came.

    ``records`` are its lines after the header, or its places. ``edited`` is a layer's
    own mark of its last change. ``superseded`` names the files that this one takes the place of.
    """

    name: str
    address: str
    final_address: str
    fetched_at: str
    bytes: int
    sha256: str
    records: int
    etag: str = ""
    last_modified: str = ""
    edited: str = ""
    superseded: list[str] = field(default_factory=list)


def read(raw: Path) -> dict[str, Entry]:
    """Return the entries by ``source/part``; what cannot be read counts as never fetched."""
    try:
        said = json.loads((raw / MANIFEST).read_text(encoding="utf-8"))
        listed = dict(said["files"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return {}
    return {key: entry for key, value in listed.items() if (entry := _entry(value))}


def _entry(value: Any) -> Entry | None:
    """Return one entry, or None where it is not of the form we write."""
    kinds = {"bytes": int, "records": int, "superseded": list}
    names = [one.name for one in fields(Entry)]
    if not isinstance(value, dict) or not set(names) <= set(value):
        return None
    if not all(isinstance(value[name], kinds.get(name, str)) for name in names):
        return None
    if any(Path(str(one)).name != one for one in [value["name"], *value["superseded"]]):
        return None  # a name leads nowhere else
    return Entry(**{name: value[name] for name in names})


def write(raw: Path, entries: dict[str, Entry]) -> None:
    """Write the manifest whole, or leave the one before."""
    listed = {key: asdict(entry) for key, entry in sorted(entries.items())}
    replace_text(raw / MANIFEST, json.dumps({"files": listed}, indent=1) + "\n")


def replace_text(path: Path, text: str) -> None:
    """Put ``text`` in place of a file in one step: who reads it sees the old or the new."""
    staged = path.with_name(f"{path.name}.new")
    with staged.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    staged.replace(path)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()

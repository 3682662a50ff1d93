"""What an answer is good for: is it one, does it belong to what is here, is there room for it?"""

import email.utils
import json
import re
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.fetching.manifest import replace_text
from etl.fetching.trouble import Again, Trouble

GOOD, GONE, CLOSED = (200, 206, 304, 416), (404, 410), (401, 403, 407)
BUSY, BROKEN = (429, 503), (408, 500, 502, 504)


@dataclass(frozen=True)
class Came:
    """A download that is whole; ``unchanged`` when the server had nothing newer to send."""

    final_address: str
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def judge(status: int, headers: Mapping[str, str]) -> None:
    """Raise Trouble for an answer that is none, Again for one that may be better another time."""
    if status in GOOD:
        return
    if status in BUSY:
        wait = asked_wait(headers.get("Retry-After", ""))
        raise Again(f"the server is busy ({status})", wait=wait)
    if status in BROKEN:
        raise Again(f"the server is in trouble ({status})")
    if status in GONE:
        raise Trouble(f"nothing is there any more ({status}): the address has moved")
    if status in CLOSED:
        raise Trouble(f"the server wants us to log in, or turns us away ({status})")
    raise Trouble(f"the server does not answer as it should ({status})")


def asked_wait(value: str) -> float:
    """Return the seconds that a Retry-After header asks for, given as a number or as a time."""
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def conditions(marks: Mapping[str, str], here: int) -> dict[str, str]:
    """Return the headers that ask for the rest of a file, or for a newer one only."""
    etag, modified = marks.get("etag", ""), marks.get("last_modified", "")
    if here:
        return {"Range": f"bytes={here}-", "If-Range": etag or modified}
    asked = {"If-None-Match": etag, "If-Modified-Since": "" if etag else modified}
    return {name: value for name, value in asked.items() if value}


def content_range(headers: Mapping[str, str]) -> tuple[int, int]:
    """Return where the piece that came starts, and the size of the whole; -1 for not said."""
    said = headers.get("Content-Range", "")
    match = re.fullmatch(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)", said)
    if not match:
        return -1, -1
    return int(match[1] or -1), int(match[2]) if match[2].isdigit() else -1


def total(headers: Mapping[str, str], here: int) -> int:
    """Return the size of the whole file; 0 where the server does not say it."""
    said = headers.get("Content-Length", "")
    plain = headers.get("Content-Encoding", "identity") == "identity"
    return here + int(said) if said.isdigit() and plain else 0


def check_room(part: Path, coming: int) -> None:
    """Raise Trouble where ``coming`` bytes do not fit beside ``part``."""
    free = shutil.disk_usage(part.parent).free
    if coming > free:
        needed = f"{coming / 1e6:,.1f} MB are to come and {free / 1e6:,.1f} MB are free"
        raise Trouble(f"there is no room on the disk: {needed}")


def _marks(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def begin(part: Path, address: str, etag: str, last_modified: str) -> None:
    """Start a file anew, noting what tells whether the rest belongs to it."""
    part.write_bytes(b"")
    marks = {"address": address, "etag": etag, "last_modified": last_modified}
    replace_text(_marks(part), json.dumps(marks))


def begun(part: Path, address: str) -> dict[str, str]:
    """Return the marks of what is there of a file; empty, and nothing there, if it is no use.

    A weak mark does not promise the same bytes, so a file with such a one is begun again.
    """
    try:
        marks = json.loads(_marks(part).read_text(encoding="utf-8"))
        firm = marks["etag"].startswith('"') or (not marks["etag"] and marks["last_modified"])
        if marks["address"] == address and firm and part.stat().st_size:
            return dict(marks)
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        pass
    forget(part)
    return {}


def forget(part: Path) -> None:
    """Remove what is there of a file."""
    part.unlink(missing_ok=True)
    _marks(part).unlink(missing_ok=True)

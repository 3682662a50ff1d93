"""What a fetch says: what changed, what went wrong, and what to do by hand."""

from pathlib import Path

from etl.fetch import NO_ROOM
from etl.fetching.manifest import Entry
from etl.fetching.ways import ByHand
from etl.source import GEOPORTAL, File, Source


def by_hand(raw: Path, source: Source) -> str:
    """Say what to download by hand, and where to put it."""
    needed = lead(source)
    told = [f"download {file.pattern} from {file.address}{_hint(source, file)}" for file in needed]
    rest = [file.pattern for file in source.files.values() if file not in needed]
    more = f" (and, if wanted, {', '.join(rest)})" if rest else ""
    return f"By hand: {'; '.join(told)}{more}; put it in {raw / source.id}/"


def _hint(source: Source, file: File) -> str:
    """Say what to look for, where the page offers many things."""
    if isinstance(file.way, ByHand):
        return f" ({file.way.words})"
    return f" (search it for “{source.title}”)" if file.address == GEOPORTAL else ""


def lead(source: Source) -> list[File]:
    """Return the files without which the source is of no use; all of them where none is such."""
    return [f for f in source.files.values() if not f.optional] or list(source.files.values())


def sentence(trouble: Exception) -> str:
    """Return the words of a trouble as a sentence."""
    words = str(trouble)
    if isinstance(trouble, OSError):
        full = trouble.errno in NO_ROOM
        words = "the disk is full" if full else f"the disk refuses: {trouble.strerror or trouble}"
    return words[:1].upper() + words[1:].rstrip(".") + "."


def amount(number: int) -> str:
    """Return a number of bytes, in megabytes where they are many."""
    return f"{number / 1e6:,.1f} MB" if number >= 100_000 else f"{number:,}"


def change(now: Entry, last: Entry | None) -> str:
    """Say what changed since last time."""
    size = f"{amount(now.bytes)}{'' if now.bytes >= 100_000 else ' bytes'}"
    if not last:
        return f"new, {now.name}, {size}, {now.records:,} rows"
    named = now.name if now.name == last.name else f"{now.name} in place of {last.name}"
    rows, more = f"{now.records:,} rows", now.records - last.records
    return f"{named}, {size} ({now.bytes - last.bytes:+,}), {rows} ({more:+,})"

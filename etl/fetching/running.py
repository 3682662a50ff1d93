"""Fetch sources one after another: find, download, check, then put in place and note it.

A source that fails leaves its files as they were and does not stop the others.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from etl.fetch import NO_ROOM, Web
from etl.fetching import checking, keeping, manifest, words
from etl.fetching.finding import fitting_name
from etl.fetching.gathering import Gathered, gather
from etl.fetching.manifest import Entry
from etl.fetching.resuming import forget
from etl.fetching.trouble import Trouble
from etl.fetching.ways import ByHand
from etl.promises import read_practice
from etl.source import BrokenPromise, Source
from etl.sources import all_sources

Told = Callable[[str, float], None]  # what is being done, and the share of it done (0 to 1)
Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a fetch works with: the folder, the servers, and whom to tell."""

    raw: Path
    web: Web
    told: Told
    say: Say
    accepted_losses: Collection[str] = ()


@dataclass
class Fetched:
    """How a fetch ended: what is new; and what to do by hand where it failed or none is offered."""

    new: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    by_hand: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _Ready:
    """A checked file that may be put in place, and what the manifest is to say of it."""

    path: Path
    entry: Entry


def chosen(names: Sequence[str]) -> list[Source]:
    """Return the sources of these names, or all that anyone publishes. Raises BrokenPromise."""
    sources = {module.SOURCE.id: module.SOURCE for module in all_sources()}
    if unknown := sorted(set(names) - set(sources)):
        raise BrokenPromise("fetch", f"no source is called {unknown[0]}; 'list' names them")
    wanted = [sources[name] for name in dict.fromkeys(names)] or list(sources.values())
    return [source for source in wanted if any(file.way for file in source.files.values())]


def fetch(job: Job, names: Sequence[str] = ()) -> Fetched:
    """Fetch the sources named, or all. Raises Trouble only where another fetch is at work."""
    outcome, sources = Fetched(), chosen(names)
    job.raw.mkdir(parents=True, exist_ok=True)
    with keeping.alone(job.raw):
        for no, source in enumerate(sources):
            advice = words.by_hand(job.raw, source)
            if not any(
                file.way and not isinstance(file.way, ByHand) for file in words.lead(source)
            ):
                if not source.find(job.raw):
                    outcome.by_hand[source.id] = advice
                continue
            try:
                share = (no / len(sources), 1 / len(sources))
                if _fetch_source(job, source, share):
                    outcome.new.append(source.id)
            except (Trouble, OSError) as trouble:
                if isinstance(trouble, OSError) and trouble.errno in NO_ROOM:
                    keeping.clear(job.raw, source)
                here = " What is here stays in use." if source.find(job.raw) else ""
                job.say(f"{source.id}: {words.sentence(trouble)}{here}")
                outcome.failed[source.id] = advice
    job.told("fetched", 1.0)
    return outcome


def _fetch_source(job: Job, source: Source, share: tuple[float, float]) -> bool:
    """Fetch every file of one source and put them in place together; say what changed."""
    entries = manifest.read(job.raw)
    _finish_moves(job.raw, source, entries)
    ready: dict[str, _Ready] = {}
    told = [f for f in source.files.items() if f[1].way and not isinstance(f[1].way, ByHand)]
    for no, (part, file) in enumerate(told):
        at = share[0] + share[1] * no / len(told)
        last = _in_use(job.raw, source, part, entries)
        try:
            came = _fetch_file(job, source, part, (at, share[1] / len(told)), last)
        except Trouble as trouble:
            if not file.optional:
                raise
            job.say(f"{source.table(part)}: {words.sentence(trouble)} It may be absent.")
            continue
        if came.path is None or (last and _same(last, came.path)):
            forget(keeping.place_of(job.raw, source, part))
            job.say(f"{source.table(part)}: unchanged since {last.fetched_at[:10] if last else ''}")
        else:
            job.told(f"checking {source.title}", at)
            ready[part] = _checked(job, source, part, came)
    return _put(job, source, ready)


def _fetch_file(
    job: Job, source: Source, part: str, share: tuple[float, float], last: Entry | None
) -> Gathered:
    """Bring one file, telling how far it is."""
    way = source.files[part].way
    if way is None:
        raise Trouble("nobody publishes it")

    def tick(here: int, total: int) -> None:
        of = f" of {words.amount(total)}" if total else ""
        done = min(here / total, 1.0) if total else 0.0
        job.told(f"fetching {source.title}: {words.amount(here)}{of}", share[0] + share[1] * done)

    job.told(f"finding {source.title}", share[0])
    place = keeping.place_of(job.raw, source, part)
    return gather(job.web, way, place, tick, last)


def _in_use(raw: Path, source: Source, part: str, entries: Mapping[str, Entry]) -> Entry | None:
    """Return what the manifest says of the file in use, if that is the one which was fetched."""
    entry = entries.get(f"{source.id}/{part}")
    path = source.find(raw).get(part)
    if not entry or not path or path.name != entry.name or path.stat().st_size != entry.bytes:
        return None
    return entry if manifest.digest(path) == entry.sha256 else None


def _same(last: Entry, came: Path) -> bool:
    return came.stat().st_size == last.bytes and manifest.digest(came) == last.sha256


def _checked(job: Job, source: Source, part: str, came: Gathered) -> _Ready:
    """Check a file that came; one that is no good is removed. Raises Trouble."""
    if came.path is None:
        raise Trouble("nothing came")
    file, before = source.files[part], manifest.read(job.raw).get(f"{source.id}/{part}")
    try:
        name = fitting_name(came.name, file.pattern)
        records = checking.check(file, came.path, _fewest(job, source, part, before))
    except Trouble:
        forget(came.path)
        raise
    entry = Entry(
        name=name,
        address=came.address,
        final_address=came.final_address,
        fetched_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        bytes=came.path.stat().st_size,
        sha256=manifest.digest(came.path),
        records=records,
        etag=came.etag,
        last_modified=came.last_modified,
        edited=came.edited,
        superseded=keeping.others(job.raw, source, part, name),
    )
    return _Ready(path=came.path, entry=entry)


def _fewest(job: Job, source: Source, part: str, before: Entry | None) -> checking.Fewest:
    """Return what a file must at least have; a publisher's own is never an extract."""
    practice = read_practice(job.raw)
    least, _ = source.rows.get(part, (1, 0))
    if practice:
        least = practice.rows.get(source.table(part), 1)
    size = before.bytes if before and source.id not in job.accepted_losses else 0
    return checking.Fewest(least, size)


def _put(job: Job, source: Source, ready: Mapping[str, _Ready]) -> bool:
    """Put the checked files of a source in place, unless the build would lack others then."""
    if not ready:
        return False
    came = {part: one.path for part, one in ready.items()}
    if lacking := keeping.lacking(job.raw, source, came):
        patterns = ", ".join(source.files[part].pattern for part in lacking)
        raise Trouble(f"its other files came, but without {patterns} none can be used")
    entries = manifest.read(job.raw)
    for part, one in ready.items():
        last = entries.get(f"{source.id}/{part}")
        keeping.put(job.raw, source, one.entry.name, one.path)
        forget(one.path)
        entries[f"{source.id}/{part}"] = one.entry
        manifest.write(job.raw, entries)
        keeping.move_aside(job.raw, source, part, one.entry.superseded)
        aside = [f"; {name} is now in {keeping.BEFORE}" for name in one.entry.superseded]
        job.say(f"{source.table(part)}: {words.change(one.entry, last)}{''.join(aside)}")
    return True


def _finish_moves(raw: Path, source: Source, entries: Mapping[str, Entry]) -> None:
    """Move aside what a fetch that was killed had already put a newer file in place of."""
    for part in source.files:
        entry = entries.get(f"{source.id}/{part}")
        if entry and (raw / source.id / entry.name).is_file():
            keeping.move_aside(raw, source, part, entry.superseded)

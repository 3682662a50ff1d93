"""The geometry of a chart of courses: a stack of bands for each release, and ribbons between.

Heights are numbers of neighbourhoods, measured down from the top, where the most deprived are.
Those that stayed in the worst part throughout are a ribbon of their own, on top.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas.change import Change, Course
from atlas.warehouse import Row

GAP = 0.025  # of the whole height, between two bands
Band = tuple[int, ...]


@dataclass(frozen=True)
class Block:
    """One band in one release: ``at`` counts releases from 0, ``band`` bands from the worst."""

    at: int
    band: int
    top: float
    count: int

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.count


@dataclass(frozen=True)
class Ribbon:
    """Neighbourhoods that went from one band in release ``at`` to one in the next."""

    at: int
    source: int
    target: int
    top: float
    end_top: float
    count: int
    is_stayed: bool


def bands(last: int) -> tuple[Band, ...]:
    """The deciles of each band, the worst part first: pairs, and the worst tenth on its own."""
    pairs = tuple((decile, decile + 1) for decile in range(1, 11, 2))
    return ((1,), (2,), *pairs[1:]) if last == 1 else pairs


def flows(changed: Change) -> list[dict[tuple[int, int, bool], int]]:
    """For each step between releases: (from band, to band, stayed) -> neighbourhoods."""
    band_of = {d: at for at, band in enumerate(bands(changed.last)) for d in band}
    stayed = {course.code for course in changed.stayed}

    def step(at: int, course: Course) -> tuple[int, int, bool]:
        one, other = course.known[at], course.known[at + 1]
        return band_of[one], band_of[other], course.code in stayed

    return [
        dict(Counter(step(at, course) for course in changed.known))
        for at in range(len(changed.releases) - 1)
    ]


def blocks(changed: Change) -> list[Block]:
    """The stacks, release by release, from the top."""
    held, gap = [], GAP * len(changed.known)
    for at in range(len(changed.releases)):
        top = 0.0
        for number, band in enumerate(bands(changed.last)):
            count = sum(course.known[at] in band for course in changed.known)
            held.append(Block(at, number, top, count))
            top += count + gap
    return held


def ribbons(changed: Change) -> list[Ribbon]:
    """The ribbons of every step: those that stayed first, then by band, at both ends."""
    tops = {(block.at, block.band): block.top for block in blocks(changed)}
    found = []
    for at, step in enumerate(flows(changed)):
        starts = _stacked(step, tops, at, end=0)
        ends = _stacked(step, tops, at + 1, end=1)
        found += [
            Ribbon(at, flow[0], flow[1], starts[flow], ends[flow], step[flow], flow[2])
            for flow in sorted(step, key=_order)
        ]
    return found


def _order(flow: tuple[int, int, bool]) -> tuple[bool, int, int]:
    return (not flow[2], flow[0], flow[1])


def _stacked(
    step: Mapping[tuple[int, int, bool], int],
    tops: Mapping[tuple[int, int], float],
    at: int,
    *,
    end: int,
) -> dict[tuple[int, int, bool], float]:
    """Where each flow of a step touches its band, at its start (0) or its end (1)."""
    reached: dict[int, float] = {}
    found = {}
    for flow in sorted(step, key=lambda flow: (not flow[2], flow[end], flow[1 - end])):
        top = reached.get(flow[end], tops[at, flow[end]])
        found[flow] = top
        reached[flow[end]] = top + step[flow]
    return found


def curve(ribbon: Ribbon, *, points: int = 16) -> tuple[Sequence[float], Sequence[float]]:
    """The outline of a ribbon, closed: x from 0 (its release) to 1 (the next), y downwards."""
    steps = [number / points for number in range(points + 1)]
    ease = [x * x * (3 - 2 * x) for x in steps]
    upper = [ribbon.top + (ribbon.end_top - ribbon.top) * rise for rise in ease]
    lower = [y + ribbon.count for y in upper]
    return [*steps, *reversed(steps)], [*upper, *reversed(lower)]


def band_labels(last: int) -> tuple[str, ...]:
    """The names of the bands of ``bands``, the worst first."""
    if last == 1:
        return ("worst tenth", "second tenth", "deciles 3–4", "5–6", "7–8", "9–10")
    return ("worst fifth", "deciles 3–4", "5–6", "7–8", "9–10")


def flow_rows(changed: Change) -> list[Row]:
    """The ribbons as a table: from which band of which release to which, and how many."""
    names = band_labels(changed.last)
    counts: dict[tuple[int, int, int], int] = {}
    for ribbon in ribbons(changed):
        key = (ribbon.at, ribbon.source, ribbon.target)
        counts[key] = counts.get(key, 0) + ribbon.count
    return [
        {
            "from_year": str(changed.releases[at]),
            "from_band": names[source],
            "to_year": str(changed.releases[at + 1]),
            "to_band": names[target],
            "count": count,
        }
        for (at, source, target), count in sorted(counts.items())
    ]

"""What became of each neighbourhood across the releases of a measure: its course.

Only ranks and deciles are compared, never scores, and only where the boundary can be followed:
a neighbourhood without a decile in every release has no course, and is counted as not known.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from atlas.measures import change as formulas
from atlas.warehouse import Row

# Classes of the map of movement, in the order of its legend. Staying is more than not moving:
# it is to be in the worst tenth (or fifth) in every release.
STAYED, WORSE_TWO, WORSE, SAME, BETTER, BETTER_TWO = 1, 2, 3, 4, 5, 6
CLASSES = (STAYED, WORSE_TWO, WORSE, SAME, BETTER, BETTER_TWO)


@dataclass(frozen=True)
class Course:
    """One neighbourhood: its rank and decile in each release, oldest first; none = not known."""

    row: Row
    ranks: tuple[int | None, ...]
    deciles: tuple[int | None, ...]
    comparability: tuple[str | None, ...]

    @property
    def code(self) -> str:
        """Its code, ``lsoa21_code``."""
        return str(self.row["lsoa21_code"])

    @property
    def known(self) -> tuple[int, ...]:
        """Its deciles, where there is one in every release; else nothing."""
        held = tuple(decile for decile in self.deciles if decile is not None)
        return held if len(held) == len(self.deciles) else ()

    @property
    def is_split(self) -> bool:
        """Has it its parent's rank in an older release?"""
        return "split" in self.comparability

    @property
    def moved(self) -> int | None:
        """Tenths from the first release to the last: below 0 is towards more deprived."""
        return self.known[-1] - self.known[0] if self.known else None


@dataclass(frozen=True)
class Change:
    """The courses of a council's neighbourhoods on one measure.

    ``last`` is the last decile of the worst part: 1 for the worst tenth, 2 for the worst fifth.
    """

    releases: tuple[int, ...]
    last: int
    courses: tuple[Course, ...]

    @cached_property
    def _times(self) -> dict[str, int]:
        """In how many releases each was in the worst part: those that can be followed only."""
        deciles = [[math.nan if d is None else d for d in c.deciles] for c in self.courses]
        if not deciles:
            return {}
        times = formulas.persistence(deciles, self.last)
        pairs = zip(self.courses, times.tolist(), strict=True)
        return {course.code: int(count) for course, count in pairs if not math.isnan(count)}

    @cached_property
    def known(self) -> list[Course]:
        """Those that can be followed through every release."""
        return [course for course in self.courses if course.known]

    def times(self, course: Course) -> int | None:
        """In how many releases it was in the worst part; none where it cannot be followed."""
        return self._times.get(course.code)

    @cached_property
    def stayed(self) -> list[Course]:
        """Those in the worst part in every release, the most deprived of the newest first."""
        held = [course for course in self.known if self.times(course) == len(self.releases)]
        return sorted(held, key=lambda course: (course.ranks[-1] or 0, course.code))

    @cached_property
    def by_release(self) -> tuple[int, ...]:
        """How many of those that can be followed were in the worst part, release by release."""
        return tuple(
            sum(course.known[at] <= self.last for course in self.known)
            for at in range(len(self.releases))
        )

    @property
    def entered(self) -> int:
        """How many are in the worst part in the newest release and were not in the oldest."""
        return sum(c.known[-1] <= self.last < c.known[0] for c in self.known)

    @property
    def left(self) -> int:
        """How many were in the worst part in the oldest release and are not in the newest."""
        return sum(c.known[0] <= self.last < c.known[-1] for c in self.known)

    def class_of(self, course: Course) -> int | None:
        """Its class on the map of movement; none where it cannot be followed."""
        moved = course.moved
        if moved is None:
            return None
        if self.times(course) == len(self.releases):
            return STAYED
        return moved_class(moved)

    @cached_property
    def class_counts(self) -> Counter[int | None]:
        """How many neighbourhoods each class of the map has."""
        return Counter(self.class_of(course) for course in self.courses)

    @cached_property
    def moved_counts(self) -> Counter[int]:
        """How many moved by each class of tenths, those that stayed among them."""
        return Counter(moved_class(course.moved or 0) for course in self.known)

    def wards(self, most: int) -> list[tuple[str, int]]:
        """The wards with most neighbourhoods that stayed: (ward, count), most first."""
        held = Counter(str(c.row["ward_name"]) for c in self.stayed if c.row["ward_name"])
        return sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def moved_class(tenths: int) -> int:
    """Class a movement in tenths (below 0 is towards more deprived), two or more together."""
    if tenths <= -2:
        return WORSE_TWO
    if tenths >= 2:
        return BETTER_TWO
    return {-1: WORSE, 0: SAME, 1: BETTER}[tenths]


def change(rows: Sequence[Row], releases: Sequence[int], last: int) -> Change:
    """Read the rows of ``change_need.sql``: lists of releases, ranks, deciles, comparability.

    A release of which a neighbourhood has no row is not known there.
    """
    return Change(tuple(releases), last, tuple(_course(row, releases) for row in rows))


def _course(row: Row, releases: Sequence[int]) -> Course:
    at = {release: number for number, release in enumerate(row["releases"] or ())}

    def held(key: str) -> tuple:  # type: ignore[type-arg]
        return tuple(row[key][at[year]] if year in at else None for year in releases)

    return Course(row, held("ranks"), held("deciles"), held("comparability"))

"""What the reader looks at, as codes that fit in a web address.

A ``View`` says which council, measure, release, neighbourhood and organisations are on
show. ``to_params`` writes it as a query string; ``atlas/asking.py`` reads one back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from atlas import directory
from atlas.directory import Filters

ENGLAND = "england"
DOUBLE = "double"

TIERS: Mapping[str, str] = MappingProxyType(
    {
        "community_business": "Community businesses (likely)",
        "wider": "Wider social economy",
        "other_clg": "Other companies limited by guarantee",
        "local": "Groups on the council’s own list",
        "out": "Left out (to check)",
    }
)
GRADES: Mapping[str, str] = MappingProxyType(
    {
        "A": "activity at this place confirmed",
        "B": "registered here, and works in this council only",
        "C": "registered here, nothing else known",
        "D": "a mass-registration address, or a body of national scale",
        "X": "excluded",
    }
)
LOCAL = "local"  # named by the council's list only: in no count of the registers
OUT, OUT_GRADE = "out", "X"  # the kind that is left out, and the only grade its places have
GRADE_CHOICES = tuple(grade for grade in GRADES if grade != OUT_GRADE)
WORST: Mapping[str, int] = MappingProxyType({"tenth": 1, "fifth": 2})  # the last decile in it


@dataclass(frozen=True, kw_only=True)
class Known:
    """What this build holds, as codes; whatever a view names must be here."""

    councils: Mapping[str, str]  # code -> name; with ENGLAND
    releases: Mapping[str, tuple[int, ...]]  # measure -> releases, oldest first
    places: Mapping[str, str]  # lsoa21_code -> council25_code
    forms: Mapping[str, str] = field(default_factory=dict)  # legal form -> its name
    activities: Mapping[str, str] = field(default_factory=dict)  # broad activity -> its name
    registers: Mapping[str, str] = field(default_factory=dict)  # source -> its title
    within: Mapping[str, str] = field(default_factory=dict)  # ward or area -> council25_code
    names: Mapping[str, str] = field(default_factory=dict)  # ward or area -> its name

    @property
    def choices(self) -> directory.Choices:
        """What the lists of the directory's filters may hold."""
        unknown = {directory.UNKNOWN: "Not known"}
        return {
            "kinds": TIERS,
            "forms": self.forms,
            "activities": {**self.activities, **unknown},
            "sizes": directory.SIZES,
            "ages": directory.AGES,
            "grades": {grade: grade for grade in GRADE_CHOICES},
            "registers": self.registers,
        }


@dataclass(frozen=True, kw_only=True)
class View:
    """One picture, by code. ``place`` none = no neighbourhood chosen; ``forms`` none = all."""

    council: str
    measure: str = "imd"
    release: int | None = None
    place: str | None = None
    tiers: tuple[str, ...] = ("community_business",)
    grades: tuple[str, ...] = ("A", "B", "C")
    forms: tuple[str, ...] | None = None
    worst: str = "tenth"
    listing: Filters = field(default_factory=Filters)

    def to_params(self) -> dict[str, str]:
        """Write the whole view; what is left out means 'none chosen' or 'all'."""
        params = {
            "council": self.council,
            "measure": self.measure,
            "release": str(self.release) if self.release else "",
            "place": self.place or "",
            "tiers": ".".join(self.tiers) or "none",
            "grades": "".join(self.grades) or "none",
            "forms": "" if self.forms is None else ".".join(self.forms) or "none",
            "worst": self.worst if self.measure == DOUBLE else "",
        }
        return {name: value for name, value in params.items() if value} | self.listing.to_params()

    @property
    def is_england(self) -> bool:
        """Is the whole country on show, council by council?"""
        return self.council == ENGLAND

    @property
    def shown_grades(self) -> tuple[str, ...]:
        """The grades to list: those chosen, and that of what is left out when it is wanted."""
        return (*self.grades, OUT_GRADE) if OUT in self.tiers else self.grades

    @property
    def shows_any(self) -> bool:
        """Can any organisation at all be listed by this choice?"""
        return bool(self.tiers and self.shown_grades and self.forms != ())

    def at_council(self, council: str) -> "View":
        """The same measures elsewhere; a neighbourhood, a ward or an area does not travel."""
        listing = self.listing.changed(where=None)
        return replace(self, council=council, place=None, listing=listing)

    def with_measure(self, measure: str, known: "Known") -> "View":
        """Another measure, of the same release where that is held, else its newest."""
        held = known.releases.get(measure, ())
        release = self.release if self.release in held else max(held, default=None)
        return replace(self, measure=measure, release=release, worst="tenth")

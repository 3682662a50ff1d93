"""What the reader looks at, as codes that fit in a web address.

A ``View`` says which council, measure, release, neighbourhood and organisations are on
show. ``to_params`` writes it as a query string; ``atlas/asking.py`` reads one back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from atlas import directory
from atlas.briefing import Briefing
from atlas.definition import TIER_SETS, Definition
from atlas.directory import Filters
from atlas.study import Study

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
    authorities: Mapping[str, str] = field(default_factory=dict)  # combined authority -> its name
    build_id: str = ""  # the build that holds all these

    @cached_property
    def all_places(self) -> Mapping[str, str]:
        """Every place that a profile can be of, by code: its council, or its own name."""
        councils = {code: name for code, name in self.councils.items() if code != ENGLAND}
        return {**self.places, **self.within, **councils, **self.authorities}

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
    """One picture, by code. ``place`` none = no neighbourhood chosen; ``forms`` none = all.

    ``build`` holds it to one build's figures; none = those of the build that is current.
    """

    council: str
    measure: str = "imd"
    release: int | None = None
    place: str | None = None
    tiers: tuple[str, ...] = ("community_business",)
    grades: tuple[str, ...] = ("A", "B", "C")
    forms: tuple[str, ...] | None = None
    worst: str = "tenth"
    with_contact: bool = True  # is a charity counted where only its contact address is known?
    listing: Filters = field(default_factory=Filters)
    study: Study = field(default_factory=Study)
    briefing: Briefing = field(default_factory=Briefing)
    build: str | None = None

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
            "worst": "" if self.worst == "tenth" and self.measure != DOUBLE else self.worst,
            "contact": "" if self.with_contact else "out",
            "build": self.build or "",
        }
        held = {name: value for name, value in params.items() if value}
        return held | self.listing.to_params() | self.study.to_params() | self.briefing.to_params()

    @property
    def is_england(self) -> bool:
        """Is the whole country on show, council by council?"""
        return self.council == ENGLAND

    @property
    def shown_grades(self) -> tuple[str, ...]:
        """The grades to list: those chosen, and that of what is left out when it is wanted."""
        return (*self.grades, OUT_GRADE) if OUT in self.tiers else self.grades

    @property
    def definition(self) -> Definition:
        """What counts, as the nearest of the twelve definitions to the kinds and grades chosen."""
        widest = (name for name in reversed(tuple(TIER_SETS)) if TIER_SETS[name][-1] in self.tiers)
        return Definition(
            next(widest, "narrow"),
            "abcd" if "D" in self.grades else "abc",
            "in" if self.with_contact else "out",
        )

    @property
    def is_own_choice(self) -> bool:
        """Does the map show other kinds, grades or forms than the definition counts?"""
        counted = self.definition
        chosen = (set(self.tiers), set(self.grades), self.forms)
        return chosen != (set(counted.tiers), set(counted.grades), None)

    def counting(self, definition: Definition) -> "View":
        """The same, counting by this definition on every page."""
        return replace(
            self,
            tiers=definition.tiers,
            grades=definition.grades,
            forms=None,
            with_contact=definition.with_contact,
        )

    @property
    def shows_any(self) -> bool:
        """Can any organisation at all be listed by this choice?"""
        return bool(self.tiers and self.shown_grades and self.forms != ())

    def at_council(self, council: str) -> "View":
        """The same measures elsewhere; a neighbourhood, a ward or an area does not travel."""
        listing = self.listing.changed(where=None)
        study = replace(self.study, at=None)
        return replace(self, council=council, place=None, listing=listing, study=study)

    def with_measure(self, measure: str, known: "Known") -> "View":
        """Another measure, of the same release where that is held, else its newest."""
        held = known.releases.get(measure, ())
        release = self.release if self.release in held else max(held, default=None)
        return replace(self, measure=measure, release=release, worst="tenth")

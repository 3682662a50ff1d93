"""What the reader looks at, as codes that fit in a web address.

A ``View`` says which council, measure, release, neighbourhood and organisations are on
show. ``to_params`` writes it as a query string and ``from_params`` reads one back. What
cannot be shown is refused in words, so that a reader is told and never silently moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

ENGLAND = "england"
DOUBLE = "double"

TIERS: Mapping[str, str] = MappingProxyType(
    {
        "community_business": "Community businesses (likely)",
        "wider": "Wider social economy",
        "other_clg": "Other companies limited by guarantee",
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
        return {name: value for name, value in params.items() if value}

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
        """The same measures elsewhere; a neighbourhood does not travel."""
        return replace(self, council=council, place=None)

    def with_measure(self, measure: str, known: "Known") -> "View":
        """Another measure, of the same release where that is held, else its newest."""
        held = known.releases.get(measure, ())
        release = self.release if self.release in held else max(held, default=None)
        return replace(self, measure=measure, release=release, worst="tenth")


def from_params(params: Mapping[str, str], default: View, known: Known) -> tuple[View, list[str]]:
    """Read an address; return a view that can be shown, and what was refused, in words."""
    refused: list[str] = []
    place = _place(params, known, refused)
    council = _council(params, default, known, refused, place)
    if place and known.places[place] != council:
        refused.append(
            f"The link asks for the neighbourhood {place}, which is not in "
            f"{known.councils[council]}; no neighbourhood is chosen."
        )
        place = None
    measure = _one_of(params, "measure", known.releases, default.measure, refused)
    return (
        View(
            council=council,
            measure=measure,
            release=_release(params, measure, default, known, refused),
            place=place,
            tiers=_some_of(_split(params.get("tiers")), TIERS, "kind", default.tiers, refused),
            grades=_grades(params, default, refused),
            forms=_forms(params, known, refused),
            worst=_worst(params, measure, default, refused),
        ),
        refused,
    )


def _asked(value: str) -> str:
    """What a link asked for, short enough to repeat."""
    return value if len(value) <= 24 else value[:24] + "…"


def _place(params: Mapping[str, str], known: Known, refused: list[str]) -> str | None:
    asked = params.get("place", "")
    if not asked or asked in known.places:
        return asked or None
    refused.append(
        f"The link asks for the neighbourhood {_asked(asked)}, which this build does not hold."
    )
    return None


def _council(
    params: Mapping[str, str],
    default: View,
    known: Known,
    refused: list[str],
    place: str | None,
) -> str:
    asked = params.get("council", "")
    fallback = known.places[place] if place else default.council
    if not asked or asked in known.councils:
        return asked or fallback
    refused.append(
        f"The link asks for the council {_asked(asked)}, which this build does not hold; "
        f"{known.councils[fallback]} is shown instead."
    )
    return fallback


def _one_of(
    params: Mapping[str, str],
    name: str,
    choices: Mapping[str, object],
    fallback: str,
    refused: list[str],
) -> str:
    asked = params.get(name, "")
    if not asked or asked in choices:
        return asked or fallback
    refused.append(f"The link asks for the {name} {_asked(asked)}, which this build does not hold.")
    return fallback


def _release(
    params: Mapping[str, str], measure: str, default: View, known: Known, refused: list[str]
) -> int | None:
    held = known.releases.get(measure, ())
    asked = params.get("release", "")
    for release in held:
        if asked == str(release):
            return release
    fallback = default.release if default.release in held else max(held, default=None)
    if asked:
        refused.append(
            f"The link asks for the release {_asked(asked)} of a measure we hold for "
            f"{', '.join(map(str, held)) or 'no year'}."
        )
    return fallback


def _worst(params: Mapping[str, str], measure: str, default: View, refused: list[str]) -> str:
    if measure != DOUBLE:
        return default.worst
    return _one_of(params, "worst", WORST, default.worst, refused)


def _split(asked: str | None) -> list[str] | None:
    if not asked:
        return None
    return [] if asked == "none" else asked.split(".")


def _grades(params: Mapping[str, str], default: View, refused: list[str]) -> tuple[str, ...]:
    asked = params.get("grades")
    letters = None if not asked else [] if asked == "none" else list(asked)
    # Older links name the grade of what is left out; now it comes with that kind.
    held = _some_of(letters, GRADES, "address grade", default.grades, refused)
    return tuple(grade for grade in held if grade in GRADE_CHOICES)


def _some_of(
    asked: Sequence[str] | None,
    choices: Mapping[str, str],
    noun: str,
    fallback: tuple[str, ...],
    refused: list[str],
) -> tuple[str, ...]:
    if asked is None:
        return fallback
    strangers = [_asked(one) for one in asked if one not in choices]
    if strangers:
        refused.append(f"The link asks for the {noun} {', '.join(strangers[:3])}: there is none.")
    # In our own order, each once, so that one picture has one address.
    held = tuple(choice for choice in choices if choice in asked)
    return held if held or not strangers else fallback


def _forms(params: Mapping[str, str], known: Known, refused: list[str]) -> tuple[str, ...] | None:
    asked = _split(params.get("forms"))
    if asked is None:
        return None
    held = _some_of(asked, known.forms, "legal form", (), refused)
    return None if not held and asked else held

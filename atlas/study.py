"""What the analysis views are asked for: a level, a lens, a place, and what to set beside it.

``Study`` is the part of a ``View`` that the place profile, Where to look first and Compare
read. What differs from the default goes into the address, by code; what cannot be shown is
refused in words. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from atlas import codes, levels

OWN = "own"  # the code of a place that the reader puts together
LONGEST_NAME, MOST_OWN, MOST_BESIDE = 60, 300, 5
# The levels at which places can be compared with what is expected of them.
LEVELS: Mapping[str, str] = MappingProxyType(
    {level: levels.LEVELS[level].many.capitalize() for level in ("area", "ward")}
)
LENSES: Mapping[str, str] = MappingProxyType(
    {"gap": "High need, fewer than expected", "growing": "High need and growing"}
)
LIKE: Mapping[str, str] = MappingProxyType(
    {"deprivation": "Deprivation", "rural": "Town or country", "size": "Residents"}
)
_PREFIX = "E01"  # every neighbourhood's code begins so; a link need not say it each time


@dataclass(frozen=True, kw_only=True)
class Study:
    """One analysis, by code.

    ``at`` is the place of the profile: a neighbourhood, area, ward, council or combined
    authority, or ``OWN``; none is the council on show. ``own`` holds the neighbourhoods of the
    reader's own place, ``beside`` the places or councils compared, ``like`` the measures by
    which councils are alike.
    """

    level: str = "area"
    lens: str = "gap"
    at: str | None = None
    own: tuple[str, ...] = ()
    own_name: str = ""
    beside: tuple[str, ...] = ()
    like: tuple[str, ...] = tuple(LIKE)

    def to_params(self) -> dict[str, str]:
        """Write what differs from the default."""
        usual = Study()
        params = {
            "level": "" if self.level == usual.level else self.level,
            "lens": "" if self.lens == usual.lens else self.lens,
            "at": self.at or "",
            "own": ".".join(code.removeprefix(_PREFIX) for code in self.own),
            "own_name": self.own_name,
            "beside": ".".join(self.beside),
            "like": "" if self.like == usual.like else ".".join(self.like),
        }
        return {name: value for name, value in params.items() if value}

    @property
    def name_of_own(self) -> str:
        """What the reader's own place is called."""
        return self.own_name or "Your own place"

    def with_own(self, codes: Sequence[str], name: str = "") -> "Study":
        """Look at a place put together from these neighbourhoods, each once, in order of code."""
        return replace(
            self,
            at=OWN if codes else None,
            own=tuple(sorted(set(codes)))[:MOST_OWN],
            own_name=named(name),
        )


def from_params(
    params: Mapping[str, str],
    neighbourhoods: Mapping[str, object],
    places: Mapping[str, object],
    refused: list[str],
) -> Study:
    """Read the study's part of an address; add what was refused, in words, to ``refused``.

    ``neighbourhoods`` has every neighbourhood's code as key, ``places`` that of every place
    that can be looked at (these, areas, wards, councils, combined authorities).
    """
    own = _own(params, neighbourhoods, refused)
    held = {**places, OWN: OWN} if own else places
    beside = dict.fromkeys(codes.parts(params.get("beside")))
    strangers = [code for code in beside if code not in held]
    codes.some_of(strangers, held, "place", refused)
    level = codes.one_of(params.get("level", ""), LEVELS, "level", refused)
    lens = codes.one_of(params.get("lens", ""), LENSES, "lens", refused)
    return Study(
        level=level or next(iter(LEVELS)),
        lens=lens or next(iter(LENSES)),
        at=codes.one_of(params.get("at", ""), held, "place", refused),
        own=own,
        own_name=named(params.get("own_name", "")),
        beside=tuple(code for code in beside if code in held)[:MOST_BESIDE],
        like=codes.some_of(codes.parts(params.get("like")), LIKE, "measure", refused)
        or tuple(LIKE),
    )


def _own(
    params: Mapping[str, str], neighbourhoods: Mapping[str, object], refused: list[str]
) -> tuple[str, ...]:
    """The neighbourhoods of the reader's own place, in order of code, and no more than it may."""
    wanted = {f"{_PREFIX}{part}" for part in codes.parts(params.get("own"))}
    own = codes.some_of(sorted(wanted), neighbourhoods, "neighbourhood", refused)
    if len(own) > MOST_OWN:
        refused.append(
            f"The link’s own place has {len(own):,} neighbourhoods; the first {MOST_OWN} are kept."
        )
    return tuple(sorted(own))[:MOST_OWN]


def named(given: str) -> str:
    """A name that a reader gave, on one line, without marks that cannot be seen, and not long."""
    seen = "".join(mark if mark.isprintable() else " " for mark in given)
    return " ".join(seen.split())[:LONGEST_NAME].rstrip()

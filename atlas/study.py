"""What the analysis views are asked for: a level, a lens, a place, and what to set beside it.

``Study`` is the part of a ``View`` that the place profile, Where to look first and Compare
read. What differs from the default goes into the address, by code; what cannot be shown is
refused in words. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from atlas import text

OWN = "own"  # the code of a place that the reader puts together
LONGEST_NAME, MOST_OWN, MOST_BESIDE = 60, 300, 5
LEVELS: Mapping[str, str] = MappingProxyType({"area": "Neighbourhood groups", "ward": "Wards"})
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
            own_name=" ".join(name.split())[:LONGEST_NAME].rstrip(),
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
    wanted = [f"{_PREFIX}{part}" for part in params.get("own", "").split(".") if part]
    own = _held(wanted, neighbourhoods, "neighbourhood", refused)[:MOST_OWN]
    at = params.get("at") or None
    if at == OWN and not own:
        at = None
    elif at not in (None, OWN) and at not in places:
        refused.append(f"The link asks for the place {text.short(at)}, which is not held here.")
        at = None
    beside = [code for code in params.get("beside", "").split(".") if code]
    either = {**places, OWN: OWN} if own else places
    like = [code for code in params.get("like", "").split(".") if code]
    return Study(
        level=_one_of(params, "level", LEVELS, refused),
        lens=_one_of(params, "lens", LENSES, refused),
        at=at,
        own=tuple(sorted(set(own))),
        own_name=" ".join(params.get("own_name", "").split())[:LONGEST_NAME].rstrip(),
        beside=_held(beside, either, "place", refused)[:MOST_BESIDE],
        like=tuple(code for code in LIKE if code in like) or tuple(LIKE),
    )


def _one_of(
    params: Mapping[str, str], name: str, choices: Mapping[str, str], refused: list[str]
) -> str:
    asked, usual = params.get(name, ""), next(iter(choices))
    if not asked or asked in choices:
        return asked or usual
    refused.append(f"The link asks for the {name} {text.short(asked)}: there is none.")
    return usual


def _held(
    wanted: Sequence[str], held: Mapping[str, object], noun: str, refused: list[str]
) -> tuple[str, ...]:
    """Those that are held, each once in the order asked; the others are named as refused."""
    strangers = [text.short(code) for code in wanted if code not in held]
    if strangers:
        named = ", ".join(strangers[:3])
        refused.append(
            f"The link asks for {text.plural(len(strangers), noun)} not held here: {named}."
        )
    return tuple(dict.fromkeys(code for code in wanted if code in held))

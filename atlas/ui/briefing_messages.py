"""What a part of a briefing says of itself in one sentence: for a slide, and to be said aloud."""

from collections.abc import Callable, Mapping, Sequence

from atlas import text
from atlas.figure import Figure
from atlas.levels import LEVELS
from atlas.profile import FEWEST, domains
from atlas.ui import profile_need
from atlas.ui.briefing_gathered import Gathered, looked

NOT_ALL = "Only registered organisations are counted, and not all of them"


def of_part(code: str, of: Gathered, figures: Sequence[Figure]) -> str:
    """The message of a part: what its first figure found, or what it has in place of a finding."""
    return _MESSAGES[code](of, figures) if code in _MESSAGES else figures[0].said.title


def of_words(code: str, of: Gathered, pairs: Sequence[tuple[str, str]]) -> str:
    """The message of a part that has words and no figure."""
    if code == "what_counts":
        return of.held.refused or NOT_ALL
    return _standing(of) or first(pairs)


def first(pairs: Sequence[tuple[str, str]]) -> str:
    """The first sentence that is said."""
    return pairs[0][1].split(". ")[0].rstrip(".") + "." if pairs else ""


def _standing(of: Gathered) -> str:
    """Where the place stands overall, shorter than the reading has it; empty where unknown."""
    found = profile_need.standings(of.place, of.need)
    overall = next((one for one in found if one.domain == "imd"), None)
    if overall is None:
        return ""
    name = f"{of.place.short[:1].upper()}{of.place.short[1:]}"
    many = LEVELS[overall.among].many
    if overall.total < FEWEST:
        return f"{name} ranks {overall.rank} of {overall.total} {many} in need"
    verb = "would be" if overall.is_would else "is"
    return f"{name} {verb} in the {overall.where} of {many} in {profile_need.everywhere()}"


def _most_need(of: Gathered, _: Sequence[Figure]) -> str:
    """On which domains a place stands worst and best."""
    standings = profile_need.standings(of.place, of.need)
    return domains(standings) or f"Need in {of.place.short} on every domain that is held"


def _in_high_need(of: Gathered, figures: Sequence[Figure]) -> str:
    """What Where to look first finds of the council, at the level of the list."""
    level = "ward" if figures[0].key.endswith("ward") else "area"
    seen = looked(of, level)
    return seen.found.finding if seen else figures[0].said.title


def _in_worst_fifth(of: Gathered, figures: Sequence[Figure]) -> str:
    """How many of the groups are in high need: what is found of them stands in another part."""
    seen = looked(of, "area")
    if seen is None:
        return figures[0].said.title
    all_ = text.plural(len(seen.rows), *seen.names)
    return f"{len(seen.listed):,} of {all_} in England’s worst fifth of need"


def _how_many(of: Gathered, figures: Sequence[Figure]) -> str:  # noqa: ARG001 - one shape for all
    """How many organisations are listed."""
    return text.sentence(figures[0].said.measure.split(". ")[0])


_MESSAGES: Mapping[str, Callable[[Gathered, Sequence[Figure]], str]] = {
    "need": _most_need,
    "wards": _in_high_need,
    "areas": _in_worst_fifth,
    "organisations": _how_many,
}

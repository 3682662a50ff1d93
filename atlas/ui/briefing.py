"""A briefing put together: the one document that its report, slides, pack and screens are of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from atlas import glossary, text
from atlas.document import Document, House, Part
from atlas.provenance import Provenance
from atlas.ui import briefing_gathered, briefing_parts, defining, frames, origin, profile_place
from atlas.ui.profile_place import Place
from atlas.view import View

# The terms that a paper explains at its end: always, and those of its parts.
ALWAYS = ("social-economy", "community-business", "neighbourhood", "neighbourhood-group", "imd")
TERMS_OF = {
    "need": ("domain", "decile"),
    "provision": ("expected", "interval", "shrinkage", "peers"),
    "look": ("expected", "probability"),
    "wards": ("expected", "probability", "robustness-badge", "shrinkage"),
    "areas": ("expected", "probability", "robustness-badge", "shrinkage"),
    "funnel": ("funnel", "expected"),
    "equity": ("equity", "interval"),
    "change": ("persistence", "decile"),
    "moved": ("decile", "boundary-change"),
    "organisations": ("grade",),
    "alike": ("peers", "expected"),
}


def document(view: View, place: Place, *, house: House, link: str, made_on: date) -> Document:
    """Put together the paper on a place, every part read from the build that is open."""
    held = view.briefing
    of = briefing_gathered.gathered(view, place)
    chosen = held.chosen(place.level)
    parts = tuple(briefing_parts.part(code, of, held.note(code)) for code in chosen)
    return Document(
        title=held.title or title(place),
        place=place.name,
        subtitle=subtitle(place),
        parts=parts,
        definitions=_definitions(chosen),
        origin=_origin(view, place, parts),
        link=link,
        made_on=made_on,
        house=house,
    )


def title(place: Place) -> str:
    """What a briefing is called where the officer has not said."""
    return f"{place.short[:1].upper()}{place.short[1:]}: need and the social economy"


def subtitle(place: Place) -> str:
    """What kind of place it is, where, and how many live there."""
    where = f" in {place.council_name}" if place.level not in ("council", "authority") else ""
    return text.sentence(f"{place.lede.rstrip('.')}{where}")


def _definitions(parts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    wanted = dict.fromkeys([*ALWAYS, *(term for part in parts for term in TERMS_OF.get(part, ()))])
    terms = [glossary.term(anchor) for anchor in wanted]
    return tuple((term.name, term.meaning) for term in terms)


def _origin(view: View, place: Place, parts: Sequence[Part]) -> Provenance:
    """Where all of the paper is from: every source of need and of the registers counted."""
    measures = [*reversed(origin.releases()), frames.newest("cni")]
    used = origin.sources(*measures, tiers=view.definition.tiers)
    cautions = [line for part in parts for figure in part.figures for line in figure.said.cautions]
    council = place.council or view.council
    return origin.provenance(
        used,
        title=title(place),
        filters=f"{place.title}; {defining.sentence(view, council)}",
        notes=tuple(dict.fromkeys(cautions)),
    )


def of_ward(view: View, code: str) -> View:
    """The view at a ward, for its profile."""
    return profile_place.choose(replace(view, briefing=replace(view.briefing, title="")), code)

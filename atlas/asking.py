"""Read a view back from a web address.

What cannot be shown is refused in words, so that a reader is told and never silently moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from atlas import directory, study, text
from atlas.directory import Filters
from atlas.view import GRADE_CHOICES, GRADES, TIERS, WORST, Known, View


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
            worst=_one_of(params, "worst", WORST, default.worst, refused),
            with_contact=params.get("contact") != "out",
            listing=_listing(params, council, place, known, refused),
            study=study.from_params(params, known.places, known.all_places, refused),
        ),
        refused,
    )


def _listing(
    params: Mapping[str, str],
    council: str,
    place: str | None,
    known: Known,
    refused: list[str],
) -> Filters:
    """The directory's filters; its ward or area must be the council's, and gives way to a place."""
    listing = directory.from_params(params, known.choices, known.within, refused)
    where = listing.where
    if where and where != directory.EVERYWHERE and known.within[where] != council:
        refused.append(
            f"The link asks for the place {where}, which is not in {known.councils[council]}."
        )
        where = None
    return replace(listing, where=None if place else where)


def _place(params: Mapping[str, str], known: Known, refused: list[str]) -> str | None:
    asked = params.get("place", "")
    if not asked or asked in known.places:
        return asked or None
    refused.append(
        f"The link asks for the neighbourhood {text.short(asked)}, which this build does not hold."
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
        f"The link asks for the council {text.short(asked)}, which this build does not hold; "
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
    refused.append(
        f"The link asks for the {name} {text.short(asked)}, which this build does not hold."
    )
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
            f"The link asks for the release {text.short(asked)} of a measure we hold for "
            f"{', '.join(map(str, held)) or 'no year'}."
        )
    return fallback


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
    strangers = [text.short(one) for one in asked if one not in choices]
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

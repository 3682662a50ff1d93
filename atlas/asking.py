"""Read a view back from a web address.

What cannot be shown is refused in words, so that a reader is told and never silently moved.
"""

from collections.abc import Mapping
from dataclasses import replace

from atlas import briefing, codes, directory, study, text
from atlas.directory import Filters
from atlas.view import GRADE_CHOICES, GRADES, TIERS, WORST, Known, View

NONE = "none"  # in a link: no kind, grade or form at all is chosen


def from_params(params: Mapping[str, str], default: View, known: Known) -> tuple[View, list[str]]:
    """Read an address; return a view that can be shown, and what was refused, in words.

    A view is held to no other build than the one whose codes ``known`` has; who opened that
    one, in place of another that was asked for, has said so.
    """
    refused: list[str] = []
    council, place = _where(params, default, known, refused)
    asked = params.get("measure", "")
    measure = codes.one_of(asked, known.releases, "measure", refused) or default.measure
    worst = codes.one_of(params.get("worst", ""), WORST, "worst", refused)
    return (
        View(
            council=council,
            measure=measure,
            release=_release(params, measure, default, known, refused),
            place=place,
            tiers=_tiers(params, default, refused),
            grades=_grades(params, default, refused),
            forms=_forms(params, known, refused),
            worst=worst or default.worst,
            with_contact=params.get("contact") != "out",
            listing=_listing(params, council, place, known, refused),
            study=study.from_params(params, known.places, known.all_places, refused),
            briefing=briefing.from_params(params, default.briefing, refused),
            build=params.get("build") if params.get("build") == known.build_id else None,
        ),
        refused,
    )


def _where(
    params: Mapping[str, str], default: View, known: Known, refused: list[str]
) -> tuple[str, str | None]:
    """The council, and the neighbourhood where it lies in that council."""
    place = _place(params, known, refused)
    council = _council(params, default, known, refused, place)
    if place and known.places[place] != council:
        refused.append(
            f"The link asks for the neighbourhood {place}, which is not in "
            f"{known.councils[council]}; no neighbourhood is chosen."
        )
        place = None
    return council, place


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


def _tiers(params: Mapping[str, str], default: View, refused: list[str]) -> tuple[str, ...]:
    asked = params.get("tiers", "")
    if asked == NONE:
        return ()
    return codes.some_of(codes.parts(asked), TIERS, "kind", refused) or default.tiers


def _grades(params: Mapping[str, str], default: View, refused: list[str]) -> tuple[str, ...]:
    asked = params.get("grades", "")
    if asked == NONE:
        return ()
    # Older links name the grade of what is left out; now it comes with that kind.
    held = codes.some_of(asked, GRADES, "address grade", refused)
    if not held:
        return default.grades
    return tuple(grade for grade in held if grade in GRADE_CHOICES)


def _forms(params: Mapping[str, str], known: Known, refused: list[str]) -> tuple[str, ...] | None:
    asked = params.get("forms", "")
    if asked == NONE:
        return ()
    return codes.some_of(codes.parts(asked), known.forms, "legal form", refused) or None

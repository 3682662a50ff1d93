"""Who is counted in a place that the reader put together, measured as the build measures wards."""

from collections.abc import Mapping

from atlas import profile_measures
from atlas.profile import Provided
from atlas.ui import frames, profile_counts, profile_place
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View

MIXED = "Its councils are counted from different registers, so it cannot be counted as one place."


def counts(view: View, place: Place) -> Counts:
    """Measure a place of one's own against the wards: it is of their size, or thereabouts."""
    held = profile_counts.covered(view, place.councils)
    bases = {row["basis"] for row in held}
    if not held or not all(row["is_covered"] for row in held):
        return Counts(of=place, refused=profile_counts.refused(view, place))
    if len(bases) > 1:
        return Counts(of=place, refused=MIXED)
    return _counted(view, place, bases.pop())


def _counted(view: View, place: Place, basis: str) -> Counts:
    """The same where its councils count from the same registers: ``basis``."""
    span = profile_counts.years(view, place.councils)
    [row] = frames.rows("profile_own_count", **_own_asked(view, place, basis, span or (0, 0)))
    peers, people = profile_counts.models(view, "ward", basis), _people(place)
    try:
        measured = profile_measures.estimate(peers, people, row["organisation_count"])
    except ValueError:
        return Counts(of=place, refused=profile_counts.refused(view, place))
    model = peers[bool(place.is_urban)]
    expected = profile_measures.new_expected(peers, people)
    provided = Provided(
        count=measured.count,
        expected=measured.expected,
        below=measured.below,
        new_count=row["new_count"] if span else None,
        new_expected=expected,
        newly_above=_own_growing(view, basis, place, row["new_count"], expected),
        years=span,
    )
    return Counts(
        of=place,
        provided=provided,
        estimate=measured,
        model=model,
        like=profile_counts.like_words("ward", place.is_urban, model.councils),
        basis=basis,
        peers=model.councils,
    )


def _people(place: Place) -> Mapping[bool, int]:
    return profile_place.residents(profile_place.members(place))


def _own_asked(view: View, place: Place, basis: str, span: tuple[int, int]) -> dict[str, object]:
    chosen = view.definition
    return {
        "codes": list(place.codes),
        "tiers": list(chosen.tiers),
        "grades": list(chosen.grades),
        "with_contact": chosen.with_contact,
        "registers": basis.split(", "),
        "first_year": span[0],
        "last_year": span[1],
    }


def _own_growing(
    view: View, basis: str, place: Place, new_count: int, expected: float | None
) -> float | None:
    if expected is None:
        return None
    rows = frames.rows(
        "profile_new",
        level="ward",
        definition=view.definition.code,
        basis=basis,
        is_urban=bool(place.is_urban),
    )
    held = [row for row in rows if row["new_expected"]]
    return profile_measures.growing(
        (new_count, expected),
        [row["new_count"] for row in held],
        [row["new_expected"] for row in held],
    )

"""What the parts of a briefing have in common: the place, its need and who is counted there.

Nothing here knows of a session: a briefing is put together in the exporting process too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas.ui import frames, looking, profile_counts, profile_need, profile_own
from atlas.ui.looking import Looked
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What every part reads from: the place, its need and who is counted there."""

    view: View
    place: Place
    need: Sequence[Row]
    held: Counts

    @property
    def council(self) -> View:
        """The view at the council that the place lies in."""
        return replace(self.view, council=self.place.council or self.view.council)

    @property
    def council_name(self) -> str:
        """That council as people call it."""
        return frames.known().councils[self.council.council]


def gathered(view: View, place: Place) -> Gathered:
    """Read what the parts have in common."""
    counts = (profile_own if place.level == "own" else profile_counts).counts(view, place)
    return Gathered(view=view, place=place, need=profile_need.rows(place), held=counts)


def looked(of: Gathered, level: str) -> Looked | None:
    """What Where to look first shows of the council, by areas or by wards."""
    measure = frames.newest("imd")
    if measure is None:
        return None
    view = replace(of.council, study=replace(of.view.study, level=level, lens="gap", at=None))
    return looking.look(view, measure, of.council_name)

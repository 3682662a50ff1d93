"""Who is counted in the place of a profile, and what its peers would have; or why not known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas import profile_measures, text
from atlas.levels import LEVELS
from atlas.profile import Provided
from atlas.profile_measures import Estimate, Model
from atlas.ui import defining, frames, profile_place
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row

MOST_NAMED = 6  # councils that a sentence names before it counts them


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What is known of provision in a place.

    ``refused`` says why nothing is; else ``provided`` has the counts. ``of`` is the place that
    they are of: a neighbourhood's are its area's. ``estimate`` is none above the ward, where a
    plain rate holds (``wide``). ``like`` names the peers; ``basis`` the registers counted.
    ``councils`` are those of a combined authority that are counted, out of ``council_count``.
    """

    of: Place
    refused: str = ""
    provided: Provided | None = None
    estimate: Estimate | None = None
    wide: Row = field(default_factory=dict)
    model: Model | None = None
    like: str = ""
    basis: str = ""
    peers: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    council_count: int = 0

    @property
    def part(self) -> str:
        """Which part of the place is counted, after a 'counted in'; empty where all of it is."""
        if len(self.councils) == self.council_count:
            return ""
        return (
            f"the {len(self.councils):,} of its {text.plural(self.council_count, 'council')} that "
            "can be counted"
        )

    @property
    def title(self) -> str:
        """The place with its kind, and the part of it that is counted."""
        return f"{self.of.title}, in {self.part}" if self.part else self.of.title

    @property
    def registers(self) -> list[str]:
        """The registers counted."""
        return self.basis.split(", ") if self.basis else []


def counts(view: View, place: Place) -> Counts:
    """Read the provision of a published place, by the view's definition."""
    if place.level == "neighbourhood":
        area = profile_place.at(place.row["area_code"] or "")
        return counts(view, area) if area else Counts(of=place, refused=refused(view, place))
    if place.level in ("council", "authority"):
        return _of_wide(view, place)
    return _of_ward_or_area(view, place)


def covered(view: View, councils: Sequence[str]) -> list[Row]:
    """How councils are covered by the view's definition."""
    definition = view.definition.code
    return frames.rows("profile_covered", codes=list(councils), definition=definition)


def years(view: View, councils: Sequence[str]) -> tuple[int, int] | None:
    """The first and last year that count as new."""
    for row in covered(view, councils):
        if row["new_first_year"] is not None:
            return row["new_first_year"], row["new_last_year"]
    return None


def models(view: View, level: str, basis: str) -> dict[bool, Model]:
    """The models of its peers, by "is urban"."""
    definition = view.definition.code
    rows = frames.rows("profile_model", level=level, definition=definition, basis=basis)
    return {row["is_urban"]: Model.of(row) for row in rows if row["is_urban"] is not None}


def refused(view: View, place: Place) -> str:
    """Why nothing is known of a place."""
    if place.council is None:
        return (
            f"How many organisations there are in {place.name} is not known: this build does not "
            "hold the whole company register in any council of it. Need and change are shown in "
            "full."
        )
    lost = [
        code
        for code in place.councils or (place.council,)
        if not all(row["is_covered"] for row in covered(view, [code]))
    ]
    if lost:
        return defining.sentence(view, lost[0])
    if not place.neighbourhoods:
        return (
            f"No neighbourhood fits {place.short} best: it is too small to be counted by whole "
            "neighbourhoods, so nothing is known of it."
        )
    return f"How {place.short} compares is not known: it has no peers that can be counted."


def like_words(level: str, is_urban: bool | None, councils: Sequence[str]) -> str:
    """Name the peers: 'urban wards in Barnsley, Doncaster, Rotherham and Sheffield'."""
    known = frames.known().councils
    named = sorted(known[code] for code in councils if code in known)
    where = text.listed(named)
    if len(named) > MOST_NAMED:
        where = f"the {text.plural(len(named), 'council')} that can be counted"
    kind = {True: "urban ", False: "rural "}.get(is_urban, "") if is_urban is not None else ""
    return f"{kind}{LEVELS[level].many} in {where}"


def _of_ward_or_area(view: View, place: Place) -> Counts:
    definition = view.definition.code
    found = frames.rows(
        "profile_provision", level=place.level, code=place.code, definition=definition
    )
    if not found:
        return Counts(of=place, refused=refused(view, place))
    [row] = found
    model = models(view, place.level, row["basis"]).get(row["is_urban"])
    if model is None or model.prior is None or row["relative"] is None:
        return Counts(of=place, refused=refused(view, place))
    below = profile_measures.less(model.prior, row["organisation_count"], row["expected_count"])
    return Counts(
        of=place,
        provided=Provided(
            count=row["organisation_count"],
            expected=row["expected_count"],
            below=below,
            new_count=row["new_count"],
            new_expected=row["new_expected"],
            newly_above=row["growing_probability"],
            years=years(view, [place.council or ""]),
        ),
        estimate=_read(row, below),
        model=model,
        like=like_words(place.level, row["is_urban"], model.councils),
        basis=row["basis"],
        peers=model.councils,
    )


def _read(row: Row, below: float) -> Estimate:
    return Estimate(
        count=row["organisation_count"],
        expected=row["expected_count"],
        rule=row["rule"],
        rate=row["rate_per_1000"],
        rate_low=row["rate_low"],
        rate_high=row["rate_high"],
        shrunk=row["shrunk_per_1000"],
        shrunk_low=row["shrunk_low"],
        shrunk_high=row["shrunk_high"],
        below=below,
    )


def _of_wide(view: View, place: Place) -> Counts:
    """A council or a combined authority: large enough for its plain rate."""
    found = frames.rows("profile_wide", codes=[place.code], definition=view.definition.code)
    if not found:
        return Counts(of=place, refused=refused(view, place))
    [row] = found
    all_of_it = councils_of(place) if place.level == "authority" else ()
    held = covered(view, all_of_it)
    counted = tuple(one["council25_code"] for one in held if one["is_covered"])
    span = years(view, [place.council] if place.council else counted)
    known = models(view, "area", row["basis"]).values()
    peers = tuple(sorted({code for model in known for code in model.councils}))
    provided = Provided(
        count=row["organisation_count"],
        expected=row["expected_count"] or 0.0,
        below=None,
        new_count=row["new_count"],
        years=span,
    )
    return Counts(
        of=place,
        provided=provided,
        wide=row,
        like=like_words("area", None, peers) if peers else "",
        basis=row["basis"],
        peers=peers,
        councils=counted,
        council_count=len(all_of_it),
    )


def councils_of(place: Place) -> tuple[str, ...]:
    """The councils that a place lies in, or that make up a combined authority."""
    if place.level != "authority":
        return place.councils or ((place.council,) if place.council else ())
    return tuple(
        row["council25_code"]
        for row in frames.rows("councils")
        if row["combined_authority_name"] == place.row["place_name"]
    )

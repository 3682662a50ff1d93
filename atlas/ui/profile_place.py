"""The place that a profile is of: which one the view names, and what it is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas import text
from atlas.levels import LEVELS
from atlas.study import OWN
from atlas.ui import frames
from atlas.view import View
from atlas.warehouse import Row

ENGLAND_CODE = "E92000001"  # of mart.place: all of a build
_NO_RELEASE = 0


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place by its level and code.

    ``council`` is the code of its council (of most of its residents, for a place of one's own);
    none above a council. ``codes`` are the neighbourhoods of a place of one's own.
    """

    level: str
    code: str
    name: str
    council: str | None
    population: int | None
    is_urban: bool | None
    neighbourhoods: int
    row: Row
    codes: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it is, in the middle of a sentence."""
        return LEVELS[self.level].one

    @property
    def council_name(self) -> str:
        """Its council as people call it; empty above one."""
        return frames.known().councils.get(self.council or "", "")

    @property
    def title(self) -> str:
        """Its name with its kind and its council."""
        if self.level == "council":
            return f"{self.name}, a council"
        if self.level == "authority":
            return self.name
        if self.level == "own" and self.row.get("is_nameless"):
            return f"Your own place in {text.listed(self.council_names)}"
        if self.level == "own":
            return f"{self.name}, a place of your own in {text.listed(self.council_names)}"
        return f"{self.name}, {self.kind} in {self.council_name}"

    @property
    def council_names(self) -> list[str]:
        """The names of every council it lies in."""
        known = frames.known().councils
        return [known[code] for code in self.councils or (self.council or "",) if code in known]

    @property
    def short(self) -> str:
        """What a sentence calls it."""
        if self.row.get("is_nameless"):
            return "this place"
        return f"{self.name} ward" if self.level == "ward" else self.name

    @property
    def lede(self) -> str:
        """One sentence: what kind of place it is and how many live there."""
        if not self.neighbourhoods:
            return f"A {self.kind} too small to hold a whole neighbourhood."
        built = {True: "urban ", False: "rural "}.get(self.is_urban, "")
        built = f"mostly {built}" if built and self.level in ("council", "authority") else built
        people = f" with {self.population:,} residents" if self.population else ""
        kind = "place put together" if self.level == "own" else self.kind
        said = f"{'an' if (built or kind)[0] in 'aeiou' else 'a'} {built}{kind}{people}"
        if self.level != "neighbourhood":
            said += f" in {text.plural(self.neighbourhoods, 'neighbourhood')}"
        return text.sentence(said)

    @property
    def asked(self) -> dict[str, object]:
        """What the queries of its neighbourhoods ask by."""
        code = self.name if self.level == "authority" else self.code
        return {"level": self.level, "code": code, "codes": list(self.codes)}


def of(view: View) -> Place | None:
    """The place that the view names; else its neighbourhood, else its council."""
    if view.study.at == OWN:
        return own(view) if view.study.own else None
    code = view.study.at or view.place or (None if view.is_england else view.council)
    return at(code) if code else None


def at(code: str) -> Place | None:
    """The place of a code; none where this build does not hold it."""
    found = frames.rows("profile_place", code=code)
    if not found:
        return None
    [row, *_] = found
    level, name = row["place_level"], row["place_name"]
    if level not in LEVELS:  # a region, or all of the build
        return None
    if level == "neighbourhood":
        name = text.neighbourhood({**row, "neighbourhood_name": name})
    elif level == "council":
        name = text.council(name)
    return Place(
        level=level,
        code=row["place_code"],
        name=name,
        council=row["place_code"] if level == "council" else row["council25_code"],
        population=row["population"],
        is_urban=row["is_urban"],
        neighbourhoods=row["neighbourhood_count"] or 0,
        row=row,
    )


def own(view: View) -> Place:
    """The place that the reader put together."""
    codes = view.study.own
    rows = frames.rows(
        "profile_members", level="own", code="", codes=list(codes), release=newest_release()
    )
    people = residents(rows)
    by_council: Counter[str] = Counter()
    for row in rows:
        by_council[row["council25_code"]] += row["population"] or 0
    ordered = tuple(code for code, _ in by_council.most_common())
    return Place(
        level="own",
        code=OWN,
        name=view.study.name_of_own,
        council=ordered[0] if ordered else None,
        population=sum(people.values()) or None,
        is_urban=max(people, key=lambda key: people[key]) if people else None,
        neighbourhoods=len(rows),
        row={"is_nameless": not view.study.own_name},
        codes=codes,
        councils=ordered,
    )


def residents(rows: Sequence[Row]) -> Mapping[bool, int]:
    """The residents of neighbourhoods, by "is urban"; of those whose class is known."""
    people: Counter[bool] = Counter()
    for row in rows:
        if row["is_urban"] is not None and row["population"]:
            people[row["is_urban"]] += row["population"]
    return dict(people)


def members(place: Place) -> list[Row]:
    """Its neighbourhoods, in greatest need first; of a combined authority, none are read."""
    if place.level == "authority":
        return []
    return frames.rows("profile_members", release=newest_release(), **place.asked)


def newest_release() -> int:
    """The newest release of the Index of Multiple Deprivation that is held; 0 where none is."""
    measure = frames.newest("imd")
    return measure.release if measure else _NO_RELEASE


def choose(view: View, code: str) -> View:
    """The view with a profile of this place; it moves to the place's council."""
    known = frames.known()
    council = code if code in known.councils else known.all_places.get(code, view.council)
    if council in known.councils and council != view.council:
        view = view.at_council(council)
    place = code if code in known.places else view.place
    return replace(view, place=place, study=replace(view.study, at=code))

"""The list that the directory shows: what passes its filters, how many, and where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from atlas import coverage, text
from atlas.directory import EVERYWHERE, LISTS, PAGE_ROWS, Filters, fold
from atlas.ui import frames, provision
from atlas.view import LOCAL, TIERS, View
from atlas.warehouse import Row

MOST_ROWS = 50_000  # of one csv


@dataclass(frozen=True)
class Listing:
    """One list: ``counts`` has how many each choice of each filter would give."""

    view: View
    counts: Mapping[str, Mapping[str, int]]

    @property
    def filters(self) -> Filters:
        """The filters it passed."""
        return self.view.listing

    @property
    def by_grade(self) -> list[Row]:
        """How many of each address grade, best first."""
        return [
            {"address_grade": grade, "organisation_count": count}
            for grade, count in sorted(self.counts.get("listed", {}).items())
        ]

    @property
    def total(self) -> int:
        """How many pass every filter."""
        return sum(self.counts.get("listed", {}).values())

    @property
    def pages(self) -> int:
        """How many pages they make, at least one."""
        return max(1, -(-self.total // PAGE_ROWS))

    @property
    def page(self) -> int:
        """The page on show: the last, where the link asks for one beyond it."""
        return min(self.filters.page, self.pages)

    @cached_property
    def rows(self) -> list[Row]:
        """The organisations of this page, each with ``matched``: which other name or number."""
        first = (self.page - 1) * PAGE_ROWS
        asked = _ordered(self.view, PAGE_ROWS, first)
        return _matched(in_full(frames.rows, asked), self.filters)

    @property
    def council(self) -> str | None:
        """The council that it is of; none for the whole build."""
        return _council(self.view)

    @property
    def place(self) -> str:
        """Where it is of, in words."""
        known = frames.known()
        if self.council is None:
            return f"all of {known.councils['england']}"
        if self.view.place:
            [row] = frames.rows("neighbourhood", place=self.view.place)
            return text.neighbourhood(row)
        code = where(self.view) or ""
        named = known.names.get(code)
        named = f"{named} ward" if named and code.startswith("E05") else named
        return f"{named}, {known.councils[self.council]}" if named else known.councils[self.council]


def listing(view: View) -> Listing:
    """Ask for the counts of what ``view`` lists; its rows are asked for when they are drawn."""
    counts: dict[str, dict[str, int]] = {}
    for row in frames.rows("directory_counts", **_parameters(view)):
        held = counts.setdefault(row["filter"], {})
        codes = row["code"].split(", ") if row["filter"] == "registers" else [row["code"]]
        for code in codes:
            held[code] = held.get(code, 0) + row["organisation_count"]
    return Listing(view, counts)


def places(view: View) -> list[Row]:
    """What passes every filter but the place, by neighbourhood of the council."""
    asked = {name: value for name, value in _parameters(view).items() if name != "where"}
    return [] if asked["council"] is None else frames.rows("directory_places", **asked)


def inside(view: View, found: Sequence[Row]) -> list[Row]:
    """The neighbourhoods of ``places`` that lie in the ward, area or neighbourhood chosen."""
    wanted = where(view)
    keys = ("lsoa21_code", "area_code", "ward25_code")
    return [row for row in found if wanted is None or wanted in [row[key] for key in keys]]


def in_full(ask: Callable[..., list[Row]], asked: Mapping[str, object]) -> list[Row]:
    """The rows of ``directory_page`` with all that the list shows, in its order.

    First which ones, then what is known of those: together it took three times as long.
    """
    numbers = [row["organisation_no"] for row in ask("directory_page", **asked)]
    if not numbers:
        return []
    where = {"council": asked["council"], "where": asked["where"]}
    rows = ask("directory_rows", numbers=numbers, **where)
    held = {row["organisation_no"]: row for row in rows}
    return [held[number] for number in numbers]


def everything(view: View) -> dict[str, object]:
    """The $parameters of ``directory_page`` for all that match, at most ``MOST_ROWS``."""
    return _ordered(view, MOST_ROWS, 0)


def where(view: View) -> str | None:
    """The neighbourhood, ward or area of the council that is listed; none for all of it."""
    chosen = view.listing.where or ""
    is_here = frames.known().within.get(chosen) == view.council
    return view.place or (chosen if is_here else None)


def _council(view: View) -> str | None:
    return None if view.is_england or view.listing.where == EVERYWHERE else view.council


def _parameters(view: View) -> dict[str, object]:
    council = _council(view)
    return {
        **view.listing.asked(frames.build()["built_at"].date()),
        "council": council,
        "where": None if council is None else where(view),
    }


def _ordered(view: View, limit: int, offset: int) -> dict[str, object]:
    listed = view.listing
    return {
        **_parameters(view),
        "phrase": fold(listed.find),
        "sort": listed.order,
        "limit": limit,
        "offset": offset,
    }


def _matched(rows: list[Row], filters: Filters) -> list[Row]:
    """Say of each row which past name, other name or number was found, where its own was not."""
    unsaid = [row["org_id"] for row in rows if not _found_in(row["name"], filters.words)]
    others = frames.rows("directory_names", org_ids=unsaid) if unsaid else []
    said: dict[str, str] = {}
    for other in others:
        if _found_in(other["found"], filters.words):
            said.setdefault(other["org_id"], _said(other))
    return [{**row, "matched": said.get(row["org_id"], "")} for row in rows]


def _found_in(name: str, words: Sequence[str]) -> bool:
    """Does each word begin one of the name's?"""
    folded = f" {fold(name)}"
    bare = f" {fold(name).lstrip('0')}"
    return all(f" {word}" in folded or bare.startswith(f" {word}") for word in words)


def _said(other: Row) -> str:
    if other["kind"] == "number":
        return f"{other['register_name']} number {other['found']}"
    lead = "formerly" if other["kind"] == "past" else "also called"
    return f"{lead} {other['found']}"


def kinds(listed: Listing) -> tuple[str, ...]:
    """The kinds that are listed; of a search all, but not only what the council's list names."""
    return listed.filters.shown_kinds or tuple(kind for kind in TIERS if kind != LOCAL)


def held(listed: Listing) -> coverage.Provision | None:
    """How far the registers are held that its kinds need; none for the whole build."""
    if listed.council is None:
        return None
    return provision.held_for(listed.council, kinds(listed))


def loosen(listed: Listing) -> list[tuple[str, int]]:
    """For an empty list: which filters would let something pass if they were open, and how many.

    A name of ``LISTS``, or ``where`` for the whole council or ``all`` for the whole build.
    """
    found = [(name, sum(listed.counts.get(name, {}).values())) for name in LISTS]
    view = listed.view
    if view.place or listed.filters.where:
        whole = replace(view, place=None, listing=listed.filters.changed(where=None))
        found.append(("where", listing(whole).total))
    if listed.council:
        all_of_it = listed.filters.changed(where=EVERYWHERE)
        found.append((EVERYWHERE, listing(replace(view, listing=all_of_it)).total))
    return [(name, count) for name, count in found if count]

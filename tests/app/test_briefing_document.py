"""A briefing put together from a build: every part, at every level, known and not known."""

from datetime import date
from pathlib import Path

import pytest

from atlas import briefing
from atlas.asking import from_params
from atlas.briefing import PARTS
from atlas.document import Document, House
from atlas.provenance import PRACTICE
from atlas.ui import address, frames, profile_place
from atlas.ui import briefing as papers
from atlas.warehouse import Warehouse

EVERY = ".".join(PARTS)
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def build(practice_build) -> Warehouse:
    """The practice region, open."""
    return Warehouse.open(practice_build)


def _places(build: Warehouse) -> dict[str, dict[str, str]]:
    """An address for each level of place, and for a council that is not covered."""
    with frames.reading(build):
        known = frames.known()
        covered = {
            row["council25_code"]
            for row in frames.rows(
                "profile_covered",
                codes=[code for code in known.councils if code != "england"],
                definition="narrow.abc.in",
            )
            if row["is_covered"]
        }
        council = min(covered)
        unknown = min(set(known.councils) - covered - {"england"}, default=None)
        inside = sorted(code for code, of in known.within.items() if of == council)
        own = sorted(code for code, of in known.places.items() if of == council)[:3]
    found = {
        "council": {"council": council},
        "ward": {"council": council, "at": next(c for c in inside if c.startswith("E05"))},
        "area": {"council": council, "at": next(c for c in inside if c.startswith("E02"))},
        "neighbourhood": {"council": council, "at": own[0]},
        "own": {
            "council": council,
            "at": "own",
            "own": ".".join(code.removeprefix("E01") for code in own),
            "own_name": "<b>Bob’s</b> $place$",
        },
    }
    if known.authorities:
        found["authority"] = {"council": council, "at": min(known.authorities)}
    if unknown:
        found["not covered"] = {"council": unknown}
    return found


def _document(build: Warehouse, params: dict[str, str]) -> Document:
    with frames.reading(build):
        known = frames.known()
        view, refused = from_params(params, address.default(known), known)
        place = profile_place.of(view)
        assert refused == []
        assert place is not None
        return papers.document(
            view, place, house=House(name="A council"), link="http://atlas/briefing", made_on=DAY
        )


LEVELS = ("council", "ward", "area", "neighbourhood", "own", "authority", "not covered")


@pytest.fixture(scope="module")
def documents(build) -> dict[str, Document]:
    """The paper with every part, of each level."""
    return {
        level: _document(build, params | {"parts": EVERY})
        for level, params in _places(build).items()
    }


@pytest.mark.parametrize("level", LEVELS)
def test_every_part_that_is_chosen_is_there_in_order_and_says_something(documents, level):
    held = documents[level]
    assert [part.code for part in held.parts] == list(PARTS)
    for part in held.parts:
        assert part.message.strip()
        assert len(part.message) <= 320
        assert part.title.startswith(PARTS[part.code].title)


@pytest.mark.parametrize("level", ["council", "ward", "not covered"])
def test_the_sources_of_a_paper_are_those_of_all_its_figures(documents, level):
    held = documents[level]
    said = set(held.origin.source.partition(": ")[2].split("; "))
    for part in held.parts:
        for figure in part.figures:
            assert set(figure.table.origin.source.partition(": ")[2].split("; ")) <= said


@pytest.mark.parametrize("level", LEVELS)
def test_every_figure_of_a_paper_has_its_words_its_source_and_its_rows(documents, level):
    figures = [figure for part in documents[level].parts for figure in part.figures]
    assert figures
    for figure in figures:
        assert figure.said.title
        assert figure.said.alt
        assert figure.said.source
        assert figure.table.rows
        assert figure.table.origin.is_practice
        for row in figure.table.rows:
            assert {column.key for column in figure.table.columns} <= set(row)


def test_where_nobody_is_counted_no_part_gives_a_number_of_organisations(documents):
    held = {part.code: part for part in documents["not covered"].parts}
    for code in ("provision", "funnel", "equity"):
        assert held[code].figures == ()
        assert "not known" in held[code].message
    # A register that is whole by itself may still say who came and left.
    assert "profile_growth" not in {figure.key for figure in held["growth"].figures}
    for code in ("need", "change", "wards"):
        assert held[code].figures


def test_a_paper_of_a_council_does_not_say_that_nobody_is_listed(documents):
    held = {part.code: part for part in documents["council"].parts}
    assert "too many" in held["organisations"].message


def test_the_wards_of_a_paper_are_all_of_the_councils(documents, build):
    held = {part.code: part for part in documents["council"].parts}
    [figure] = held["wards"].figures
    with frames.reading(build):
        council = _places(build)["council"]["council"]
        mine = {c for c, of in frames.known().within.items() if of == council and c[:3] == "E05"}
    assert {row["place_code"] for row in figure.table.rows} <= mine
    assert len(figure.table.rows) > len(mine) / 2


def test_a_paper_carries_its_sources_its_build_and_that_it_is_practice(documents, build):
    for held in documents.values():
        lines = dict(held.origin.lines())
        assert lines["Practice"] == PRACTICE
        assert build.build_id in lines["Build"]
        assert held.definitions
        assert held.link == "http://atlas/briefing"


def test_notes_stand_with_their_part(build):
    places = _places(build)
    written = briefing.Briefing(parts=("need", "map")).with_note("map", "Ask the members.")
    held = _document(build, places["ward"] | written.to_params())
    assert [(part.code, part.notes) for part in held.parts] == [
        ("need", ""),
        ("map", "Ask the members."),
    ]


def test_without_a_choice_the_usual_parts_are_there(build):
    held = _document(build, _places(build)["ward"])
    assert tuple(part.code for part in held.parts) == briefing.USUAL["ward"]
    assert isinstance(build.directory, Path)

"""A briefing as a value: its parts and their order, its notes, its link and its file."""

import json
import random
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import briefing, briefing_file
from atlas.briefing import LARGEST_FILE, LONGEST_NOTE, PARTS, TOO_LONG, USUAL, Briefing
from atlas.briefing_file import Refused

NOTES = st.dictionaries(st.sampled_from(sorted(PARTS)), st.text(max_size=300), max_size=4)
CHOSEN = st.lists(st.sampled_from(sorted(PARTS)), unique=True)
WRITTEN = Briefing(parts=("need", "reading")).with_note("need", "Ask the ward members.\n\nFirst.")


def _with(notes: dict[str, str], parts: list[str], title: str = "") -> Briefing:
    held = Briefing(
        parts=tuple(parts), title=briefing.cleaned(title, briefing.LONGEST_TITLE, is_one_line=True)
    )
    for part, note in notes.items():
        held = held.with_note(part, note)
    return held


@given(NOTES, CHOSEN, st.text(max_size=200))
def test_a_link_gives_back_the_briefing_that_it_was_written_from(notes, parts, title):
    held = _with(notes, parts, title)
    refused: list[str] = []
    again = briefing.from_params(held.to_params(), Briefing(), refused)
    if not held.is_too_long:
        assert (again, refused) == (held, [])


@given(NOTES, CHOSEN, st.text(max_size=200))
def test_a_file_gives_back_the_briefing_its_view_and_its_build(notes, parts, title):
    held = _with(notes, parts or ["need"], title)
    # Only notes of parts that are in it are kept in its file.
    held = replace(held, notes=tuple(pair for pair in held.notes if pair[0] in held.parts))
    view = {"council": "E08000039", "at": "E05000001", "grades": "ABC"}
    written = briefing_file.saved(held, "ward", view | held.to_params(), "20261123-101112-abcdef")
    again, params, refused = briefing_file.opened(written)
    assert again == held
    assert params == view | {"build": "20261123-101112-abcdef"}
    assert refused == []


def test_where_nothing_was_chosen_the_usual_parts_of_the_level_are_in_it():
    assert Briefing().chosen("ward") == USUAL["ward"]
    assert "wards" in Briefing().chosen("council")
    assert Briefing(parts=("need",)).chosen("council") == ("need",)


def test_the_usual_parts_are_all_known_and_each_once():
    for parts in USUAL.values():
        assert set(parts) <= set(PARTS)
        assert len(set(parts)) == len(parts)


@pytest.mark.parametrize(
    ("part", "by", "then"),
    [
        ("b", -1, ("b", "a", "c")),
        ("b", 1, ("a", "c", "b")),
        ("a", -1, ("a", "b", "c")),
        ("c", 1, ("a", "b", "c")),
    ],
)
def test_a_part_moves_by_one_place_and_never_out_of_the_briefing(part, by, then):
    assert briefing.moved(("a", "b", "c"), part, by) == then


def test_a_part_that_there_is_not_is_refused_in_words_and_the_others_are_kept():
    refused: list[str] = []
    held = briefing.from_params({"parts": "need.magic.reading.need"}, Briefing(), refused)
    assert held.parts == ("need", "reading")
    assert refused == ["The link asks for the part magic: there is none."]


def test_long_notes_stay_out_of_the_link_and_in_the_session():
    noise = "".join(random.Random(1).choices(string.printable[:94], k=LONGEST_NOTE))
    held = Briefing()
    for part in ("reading", "need", "map"):
        held = held.with_note(part, noise)
    held = replace(held, parts=("reading", "need", "map"))
    assert held.is_too_long
    params = held.to_params()
    assert params["notes"] == TOO_LONG
    assert briefing.from_params(params, held, []) == held
    refused: list[str] = []
    assert briefing.from_params(params, Briefing(), refused).notes == ()
    assert refused == ["The notes of this briefing are too long for a link; open its file."]


@pytest.mark.parametrize("packed", ["!!!", "AAAA", "eJwDAAAAAAE", "file file", "é"])
def test_notes_that_cannot_be_read_are_refused_in_words(packed):
    refused: list[str] = []
    assert briefing.from_params({"notes": packed}, Briefing(), refused) == Briefing()
    assert refused == ["The notes in the link cannot be read, so there are none."]


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b"[1, 2]", "not a briefing that this app has saved"),
        (b'{"format": "another"}', "not a briefing that this app has saved"),
        (b'{"format": "social-economy-atlas-briefing", "version": 99}', "another version"),
        (b" " * (LARGEST_FILE + 1), "too large"),
        (b"[" * 100_000, "cannot be read"),
    ],
)
def test_a_file_that_is_no_briefing_is_refused_with_a_sentence(given_, said):
    with pytest.raises(Refused, match=said):
        briefing_file.opened(given_)


def test_a_file_with_odd_contents_loses_only_what_is_odd():
    content = json.loads(briefing_file.saved(WRITTEN, "ward", {"council": "X"}, "b"))
    content["parts"] += [{"part": "magic"}, "need", {"part": "map", "notes": 7}, None]
    content["view"] = ["not", "a", "view"]
    held, params, refused = briefing_file.opened(json.dumps(content).encode())
    assert held.parts == ("need", "reading", "map")
    assert held.note("need") == WRITTEN.note("need")
    assert held.note("map") == "7"
    assert params == {"build": "b"}
    assert refused == ["The file has the part magic: there is none, so its note is left out."]


@pytest.mark.parametrize("odd", [["map"], {"map": 1}])
def test_a_part_that_is_no_word_is_odd_and_loses_nothing_else(odd):
    content = json.loads(briefing_file.saved(WRITTEN, "ward", {"council": "X"}, "b"))
    content["parts"].append({"part": odd, "notes": "Said of no part."})
    held, _, refused = briefing_file.opened(json.dumps(content).encode())
    assert held == WRITTEN
    assert "there is none, so its note is left out" in refused[0]


def test_two_notes_of_one_part_are_both_kept_and_one_that_is_too_long_is_said():
    content = json.loads(briefing_file.saved(Briefing(parts=("need",)), "ward", {}, "b"))
    content["parts"] = [{"part": "need", "notes": "One."}, {"part": "need", "notes": "Two."}]
    held, _, refused = briefing_file.opened(json.dumps(content).encode())
    assert (held.note("need"), refused) == ("One.\n\nTwo.", [])
    content["parts"].append({"part": "need", "notes": "x" * LONGEST_NOTE})
    held, _, refused = briefing_file.opened(json.dumps(content).encode())
    assert len(held.note("need")) == LONGEST_NOTE
    assert refused == ["“Need by domain”: its note is too long; 4,000 letters are kept."]


def test_what_cannot_be_seen_is_taken_out_of_notes_and_paragraphs_stay():
    held = Briefing().with_note("need", "One\x00\u202etwo\r\n\r\nThree\x0b")
    assert held.note("need") == "One  two\n\nThree"
    assert Briefing().with_note("need", " \n ").notes == ()

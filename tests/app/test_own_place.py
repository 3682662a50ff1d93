"""A place put together by a reader: what may be pasted, and the small file that keeps it."""

import datetime
import json
import string
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from atlas import own_place, own_place_file
from atlas.own_place import judge, parse
from atlas.own_place_file import Unusable, load, write
from atlas.study import LONGEST_NAME, MOST_OWN, Study
from atlas.ui import own_place as ui

HELD = {f"E010000{number:02}": "E06000001" for number in range(1, 60)}
ONE, TWO, THREE = "E01000001", "E01000002", "E01000003"
WHERE = {"S12HH": ONE, "S38AB": TWO, "W1A1AA": THREE, "ZZ11ZZ": "E01999999"}
A_DAY = datetime.date(2026, 11, 23)


def read(pasted: str) -> own_place.Read:
    return judge(parse(pasted), HELD, WHERE)


@pytest.mark.parametrize(
    "pasted",
    [
        "S1 2HH, S3 8AB",
        "s12hh s38ab",
        "s1 2hh\ns3 8ab\n",
        "S1-2HH;S3.8AB",
        '"S1 2HH"\t"S3 8AB"',
        "S12HH|S38AB|S1 2HH",
        "\ufeffS1 2HH/S3 8AB",
        "s1\u00a02hh\r\ns3  8ab",
        f"{ONE}.{TWO}",
        "e01000001 E01000002",
    ],
)
def test_any_separators_and_letters_are_read(pasted):
    found = read(pasted)
    assert found.codes == (ONE, TWO)
    assert not found.refused


def test_a_whole_postcode_never_swallows_the_word_after_it():
    assert parse("S12HH 3AB").postcodes == ("S12HH",)
    assert parse("W1A 1AA S1 2HH").postcodes == ("W1A1AA", "S12HH")


def test_each_refused_word_has_its_own_reason():
    found = read(f"postcode S1 2HH, S99 9ZZ, {ONE}, E01888888, E02000001, café")
    assert found.codes == (ONE,)
    assert found.refused == {
        "POSTCODE": own_place.NOT_POSTCODE,
        "CAFÉ": own_place.NOT_POSTCODE,
        "E01888888": own_place.NOT_NEIGHBOURHOOD,
        "E02000001": own_place.NOT_NEIGHBOURHOOD,
        "S99 9ZZ": own_place.NOT_HELD,
    }
    said = " ".join(own_place.refusals(found))
    assert "S99 9ZZ: not among the English postcodes of this build." in said
    assert "E01888888 and E02000001: not a neighbourhood code of this build." in said


def test_a_postcode_of_a_neighbourhood_that_no_council_holds_is_refused():
    assert read("ZZ1 1ZZ").refused == {"ZZ1 1ZZ": own_place.NOT_HELD}


def test_nothing_at_all_is_a_sentence():
    assert own_place.came_to(read("")) == "Nothing in this can be made into a place."


def test_many_refusals_are_named_and_the_rest_counted():
    said = own_place.refusals(read(" ".join(f"word{number}" for number in range(40))))
    assert len(said) == 1
    assert "WORD11 and 28 more: not a postcode" in said[0]


def test_a_word_of_any_length_is_cut():
    [said] = own_place.refusals(read("x" * 900))
    assert len(said) < 100


def test_a_paste_of_thousands_says_where_it_stopped():
    found = read("S1 2HH " * 4_000)
    assert found.codes == (ONE,)
    assert found.cut == 3_000
    assert "3,000 more were not" in own_place.refusals(found)[0]


def test_more_neighbourhoods_than_a_place_may_have_changes_nothing():
    many = {f"E01{number:06}": "E06000001" for number in range(MOST_OWN + 1)}
    found = judge(parse(" ".join(many)), many, {})
    assert found.is_too_many
    assert "nothing was changed" in own_place.refusals(found)[0]


def test_a_click_too_many_says_the_limit(monkeypatch):
    full = Study().with_own([f"E01{number:06}" for number in range(MOST_OWN)])
    said: list[str] = []
    monkeypatch.setattr(ui.address, "current", lambda: SimpleNamespace(study=full))
    monkeypatch.setattr(ui.frames, "known", lambda: SimpleNamespace(places={"E01999999": ""}))
    monkeypatch.setattr(ui, "_note", said.append)
    ui.toggle("E01999999")
    assert said == [
        "A place may have at most 300 neighbourhoods: 1 neighbourhood was left out.",
    ]


def test_names_too_many_are_counted_and_what_was_there_is_kept(monkeypatch):
    before = Study().with_own([f"E01{number:06}" for number in range(100, MOST_OWN + 100)])
    said: list[str] = []
    shown: list[str] = []
    monkeypatch.setattr(ui.address, "current", lambda: SimpleNamespace(study=before))
    monkeypatch.setattr(ui, "_pickable", lambda _: [{"lsoa21_code": ONE}, {"lsoa21_code": TWO}])
    monkeypatch.setattr(ui, "_note", said.append)
    monkeypatch.setattr(ui, "_show", lambda codes, _: shown.extend(codes))
    monkeypatch.setattr(ui.st, "session_state", {"own_picked": [ONE, TWO]})
    ui._set_picked()
    assert tuple(shown) == before.own
    assert "2 neighbourhoods were left out" in said[0]


def test_only_neighbourhoods_named_by_postcodes_are_measured_for_fit():
    found = read(f"{ONE} S1 2HH S3 8AB")
    assert found.codes == (ONE, TWO)
    assert found.by_postcode == (TWO,)


@pytest.mark.parametrize(
    ("pasted", "held", "words"),
    [(9, 10, "a close fit"), (5, 10, "a rough fit"), (1, 10, "a poor fit"), (0, 10, "")],
)
def test_the_fit_is_the_share_of_the_postcodes_there(pasted, held, words):
    assert words in own_place.fit_sentence(pasted, held)
    assert own_place.fit(pasted, held) == (pasted / held or None)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Burngreave & Pitsmoor", "place-burngreave-pitsmoor.json"),
        ("../../etc/passwd", "place-etc-passwd.json"),
        ("CON", "place-con.json"),
        ("日本", "place.json"),
        ("", "place.json"),
        ("a" * 99, f"place-{'a' * 40}.json"),
    ],
)
def test_any_name_makes_a_safe_file_name(name, file):
    assert own_place_file.file_name(name) == file


@given(
    name=some.text(max_size=LONGEST_NAME),
    codes=some.sets(some.sampled_from(sorted(HELD)), min_size=1),
)
def test_what_is_saved_is_loaded(name, codes):
    wanted = Study().with_own(tuple(codes), name)
    saved = load(write(wanted.own_name, wanted.own, build_id="b", made_on=A_DAY), HELD)
    assert saved.codes == wanted.own
    assert saved.made_on == "2026-11-23"
    printed = "".join(letter for letter in wanted.own_name if letter.isprintable())
    assert saved.name == printed.rstrip()


@given(some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_no_bytes_break_the_loading(content):
    with pytest.raises(Unusable, match="This file"):
        load(content, HELD)


@pytest.mark.parametrize(
    "changed",
    [
        {"what": "something else"},
        {"version": 99},
        {"neighbourhoods": []},
        {"neighbourhoods": "E01000001"},
        {"neighbourhoods": {"E01000001": 1}},
        {"neighbourhoods": [1, None, ["E01000001"]]},
        {"neighbourhoods": ["E01777777"]},
    ],
)
def test_a_file_that_is_not_a_place_is_a_clear_sentence(changed):
    held = json.loads(write("A", [ONE], build_id="b", made_on=A_DAY)) | changed
    with pytest.raises(Unusable, match=r"^This file .*\.$"):
        load(json.dumps(held).encode(), HELD)


def test_a_list_a_number_or_a_deep_nest_is_no_place():
    for content in (b"[]", b"7", b"null", b"[" * 60_000, b"x" * 64_001):
        with pytest.raises(Unusable):
            load(content, HELD)


def test_a_file_of_another_build_says_what_is_not_held_here():
    content = write("Old", [ONE, "E01777777"], build_id="then", made_on=A_DAY)
    saved = load(content, HELD)
    assert saved.codes == (ONE,)
    assert "left out: E01777777" in own_place_file.loaded_sentence(saved, "now")
    whole = load(write("Old", [ONE], build_id="then", made_on=A_DAY), HELD)
    assert "saved from build then" in own_place_file.loaded_sentence(whole, "now")
    assert "build" not in own_place_file.loaded_sentence(whole, "then")


def test_odd_things_in_a_file_come_out_as_short_plain_words():
    held = json.loads(write("A", [ONE], build_id="b", made_on=A_DAY))
    held |= {"name": "x\x00\n<b>" + "y" * 900, "build": 7, "made_on": ["now"]}
    saved = load(json.dumps(held).encode(), HELD)
    assert saved.name.startswith("x <b>y")
    assert len(saved.name) <= LONGEST_NAME
    assert (saved.build_id, saved.made_on) == ("", "")


@given(some.text(alphabet=string.printable, max_size=300))
def test_any_text_can_be_pasted_and_every_word_is_accounted_for(pasted):
    found = parse(pasted)
    joined = "".join([*found.codes, *found.postcodes, *found.strange])
    assert set(joined) == set("".join(own_place.words(pasted)))

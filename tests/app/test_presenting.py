"""The screens of the presenter: one message each, nothing lost, nothing too small to be read."""

import base64
import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from atlas.document import Document, Part
from atlas.drawings import Map
from atlas.export import messages, projected
from atlas.presenting import Screen, screens
from atlas.presenting.figures import shown
from atlas.provenance import PRACTICE
from tests.export import given


@pytest.fixture(scope="module")
def document(practice_build: Path) -> Document:
    return given.document(practice_build)


@pytest.fixture(scope="module")
def made(document, practice_build) -> tuple[Screen, ...]:
    return screens(document, practice_build / "maps")


def words_of(document: Document, practice_build: Path, part: Part) -> list[Screen]:
    made = screens(replace(document, parts=(part,)), practice_build / "maps")
    return list(made[1:-1])


def part(message: str, *pairs: tuple[str, str], notes: str = "") -> Part:
    return Part(
        code="reading", title="In plain words", message=message, sentences=pairs, notes=notes
    )


def test_the_first_says_whose_it_is_and_the_last_where_the_figures_are_from(document, made):
    first, last = made[0], made[-1]
    assert (first.kind, first.title) == ("title", document.title)
    assert [line for _, line in first.lines] == [
        document.subtitle,
        "Marlbridge City Council & Partners",
        "23 November 2026",
    ]
    assert first.colour == "#5B2A86"
    assert first.ink == "#FFFFFF"
    assert last.title == "Where these figures come from"
    assert last.link == document.link
    assert ("Build", "20261123-210738-e7dafd, made on 23 November 2026.") in last.lines


def test_every_figure_has_a_screen_of_its_own_with_its_message_and_its_words(document, made):
    held = [(part, at, f) for part in document.parts for at, f in enumerate(part.figures)]
    assert len(made) == len(held) + 2
    for (part_of, at, figure), screen in zip(held, made[1:-1], strict=True):
        message = figure.said.title if at else part_of.message
        assert screen.title == message.removesuffix(".")
        assert screen.over == part_of.title
        assert screen.alt == figure.said.alt
        assert screen.source == figure.said.source


def test_the_caution_that_is_shown_is_the_last_and_all_of_them_are_in_the_notes(made):
    screen = made[1]
    notes = dict(screen.notes)
    assert screen.caution == given.CAUTIONS[-1]
    assert notes["Cautions"] == given.CAUTIONS
    assert notes["Our notes"][0] == f"We asked {given.MARKUP} in June."
    assert any("Between 2.6 and 3.2" in line for line in notes["In words"])
    assert any("licensed under the OGL" in line for line in notes["Source"])


def test_the_practice_mark_is_on_every_screen_and_only_of_practice_data(
    document, made, practice_build
):
    assert {screen.mark for screen in made} == {PRACTICE}
    real = replace(document, parts=(), origin=replace(document.origin, is_practice=False))
    assert {screen.mark for screen in screens(real, practice_build / "maps")} == {""}


@pytest.mark.parametrize("key", sorted(given.charts()))
def test_a_chart_is_drawn_in_letters_that_are_read_from_afar(made, document, key):
    figures = [figure for part in document.parts for figure in part.figures]
    screen = made[1 + [figure.key for figure in figures].index(key)]
    svg = base64.b64decode(screen.picture.split(",")[1]).decode()
    width = float(re.search(r'viewBox="0 0 ([\d.]+) ', svg)[1])
    sizes = [100 * float(one) for one in re.findall(r"scale\(([\d.]+) -", svg)]
    room = {"below": 1184, "beside": 752}[screen.kind]
    assert min(sizes) * room / width >= projected.SMALLEST - 0.05


def test_a_map_has_its_legend_as_words_beside_it(document, made):
    figures = [figure for part in document.parts for figure in part.figures]
    for figure, screen in zip(figures, made[1:-1], strict=True):
        if isinstance(figure.drawing, Map):
            assert screen.kind.startswith("beside")
            assert screen.key.title == figure.drawing.legend.title
    need = made[1].key
    assert [one.words for one in need.swatches][:2] == ["1–2 most deprived", "3–4"]
    assert "not known" in [one.words for one in need.swatches]
    two_way = next(screen.key for screen in made if screen.key and screen.key.rows)
    assert [label for label, _ in two_way.rows][0] == "high (worst fifth)"
    assert [one.number for one in two_way.rows[0][1]] == ["1", "2", "3", "10"]
    assert two_way.rows[0][1][3].kind == "hatched"


def test_a_map_without_a_legend_and_a_figure_without_cautions_are_shown_too(
    made, document, practice_build
):
    figure = document.parts[0].figures[0]
    bare = replace(
        figure,
        said=replace(figure.said, cautions=()),
        drawing=replace(figure.drawing, legend=None, points=None),
    )
    screen = shown(replace(made[1], caution=""), bare, practice_build / "maps", rest="")
    assert screen.key is None
    assert screen.caution == ""
    assert screen.picture.startswith("data:image/svg+xml;base64,")


def test_a_table_shows_a_few_rows_of_its_first_columns_as_they_read_everywhere(made):
    [screen] = [screen for screen in made if screen.kind == "table"]
    grid = screen.grid
    assert 2 <= len(grid.rows) <= 6
    assert [heading for heading, _ in grid.headings][:2] == ["Place", "Organisations listed"]
    assert grid.rows[0][:3] == ("Quayside", "0", "0%")
    assert grid.rows[3][1:] == ("not known",) * (len(grid.headings) - 1)
    assert grid.chosen == 0
    assert grid.said.startswith("6 of 9 rows. ")


def test_a_chosen_row_is_shown_wherever_it_stands(made, document, practice_build):
    figure = document.parts[1].figures[-1]
    chosen = replace(figure, table=replace(figure.table, chosen=("place", "Old Town & Market")))
    screen = shown(made[1], chosen, practice_build / "maps", rest="")
    assert screen.grid.rows[screen.grid.chosen][0] == "Old Town & Market"
    assert screen.grid.chosen == len(screen.grid.rows) - 1


def test_sentences_are_a_message_each_and_none_is_lost(document, practice_build):
    need = ("Need", "It ranks 56 of 296. About 1 in 4 live in the worst tenth. St. Ann’s is worst.")
    who = ("Who is there", "12 are counted. 14 would be expected: it may be chance.")
    new = ("What is new", "3 of them are new.")
    made = words_of(document, practice_build, part("It ranks 56 of 296.", need, who, new))
    assert [screen.title for screen in made] == ["It ranks 56 of 296", "12 are counted"]
    assert [screen.over for screen in made] == [
        "In plain words · Need",
        "In plain words · Who is there",
    ]
    assert made[0].lines == (
        ("", "About 1 in 4 live in the worst tenth."),
        ("", "St. Ann’s is worst."),
    )
    assert made[1].lines == (
        ("", "14 would be expected: it may be chance."),
        ("What is new", "3 of them are new."),
    )


def test_a_long_sentence_by_itself_is_a_message_of_its_own(document, practice_build):
    who = f"1 organisation is counted here, and {'9.1 would be expected, ' * 5}which is far fewer"
    more = "that is fewer, and we are sure of it"
    pairs = (("Need", "It ranks 56 of 296."), ("Who is there", f"{who}: {more}."))
    made = words_of(document, practice_build, part("It ranks 56 of 296.", *pairs))
    assert [screen.title for screen in made] == ["It ranks 56 of 296", who]
    assert made[1].lines == (("", "That is fewer, and we are sure of it."),)


def test_more_than_a_screen_holds_goes_on_the_next_under_the_same_message(document, practice_build):
    long = " ".join(f"Sentence {at} of a paragraph that goes on and on." for at in range(1, 9))
    made = words_of(document, practice_build, part("It goes on.", ("", long)))
    assert {screen.title for screen in made} == {"It goes on"}
    assert len(made) == 2
    assert " ".join(line for screen in made for _, line in screen.lines) == long


def test_a_part_with_nothing_to_show_still_says_why(document, practice_build):
    [screen] = words_of(
        document, practice_build, part("This part is of one council.", notes="Ask.")
    )
    assert (screen.kind, screen.title) == ("words", "This part is of one council")
    assert screen.notes[0] == ("Our notes", ("Ask.",))
    assert [heading for heading, _ in screen.notes[1:]] == ["What is shown", "Source"]


def test_parts_with_nothing_to_show_are_said_together_and_not_a_screen_each(
    document, practice_build
):
    why = [part("Too few are like it."), replace(part("There are too many."), title="Listed")]
    held = screens(
        replace(document, parts=(*why, part("Ask.", ("", "12 are counted.")))),
        practice_build / "maps",
    )
    assert [screen.title for screen in held[1:-1]] == ["Ask", messages.ABSENT]
    assert held[2].lines == (
        ("In plain words", "Too few are like it."),
        ("Listed", "There are too many."),
    )


def test_what_is_said_in_words_has_its_source_in_the_notes(document, practice_build):
    [screen] = words_of(document, practice_build, part("12 are counted.", ("", "14 are expected.")))
    notes = dict(screen.notes)
    assert document.origin.source in notes["Source"][0]
    assert document.origin.attribution in notes["Source"][1]


def test_a_long_message_is_cut_where_it_begins_to_name_and_a_label_is_left_whole():
    long = "In Sheffield, 4 groups have high need and probably fewer than expected by a good deal"
    assert messages.headline(f"{long}: Firth Park and 3 more.") == (long, "Firth Park and 3 more.")
    label = f"England: {long}, and none of them is named here"
    assert messages.headline(f"{label}.") == (label, "")


def test_what_no_page_can_be_sent_is_left_out(made):
    written = json.dumps([asdict(screen) for screen in made], ensure_ascii=False)
    assert "control" in written
    assert not re.search(r"\\u00[01]|\ufffe", written)


def test_a_figure_without_a_drawing_has_no_picture(document, practice_build):
    table = document.parts[1].figures[-1]
    with pytest.raises(ValueError, match="table alone"):
        projected.picture(table, practice_build / "maps", width=100, height=100)

"""The profile of two pages, as a Word file and as a pdf, of given figures and of real wards."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas import palette, text
from atlas.asking import from_params
from atlas.document import Document, House, Part
from atlas.export import cells, profile, profile_pages
from atlas.provenance import PRACTICE
from atlas.ui import address, briefing, frames, profile_choose, profile_place
from atlas.warehouse import Warehouse
from tests.export import accessible, given
from tests.export.accessible import W, part, words

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler here")


@pytest.fixture(scope="module")
def maps(practice_build: Path) -> Path:
    return practice_build / "maps"


@pytest.fixture(scope="module")
def document(practice_build: Path) -> Document:
    """Hostile words everywhere, in the parts that a profile has."""
    drawn = given.figures(practice_build)
    reading = tuple(zip(("Need", "Who is there", ""), given.HOSTILE, strict=False))
    kinds = (("map", "map"), ("need", "table"), ("provision", "dots"), ("growth", "years"))
    parts = [Part(code=code, title=code, message="", figures=(drawn[key],)) for code, key in kinds]
    first = Part(code="reading", title="In plain words", message="", sentences=reading)
    return replace(given.document(practice_build), parts=(first, *parts))


def papers(builds: Path, *names: str) -> list[Document]:
    """The papers of wards of the practice council, as the app puts them together."""
    with frames.reading(Warehouse.open(builds)):
        known = frames.known()
        view, _ = from_params({"council": given.COUNCIL}, address.default(known), known)
        codes = {name: code for code, name in profile_choose.choices(view, "ward").items()}
        made = []
        for name in names:
            at = profile_place.choose(view, codes[name])
            place = profile_place.of(at)
            assert place is not None
            house = House(name="A Council")
            made.append(
                briefing.document(
                    at, place, house=house, link=given.LINK, made_on=date(2026, 11, 23)
                )
            )
    return made


@pytest.fixture(scope="module")
def wards(practice_build: Path) -> list[Document]:
    return papers(practice_build, "Quayside", "Gasworks Lane")


@pytest.fixture(scope="module")
def pdf(document: Document, maps: Path) -> bytes:
    return profile.pdf(document, maps)


@pytest.fixture(scope="module")
def docx(document: Document, maps: Path) -> bytes:
    return profile.docx(document, maps)


def said(made: bytes) -> str:
    """The words of a pdf in one line, without the ends of lines."""
    asked = ["pdftotext", "-raw", "-", "-"]
    raw = subprocess.run(asked, input=made, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", raw)


def info(made: bytes) -> dict[str, str]:
    raw = subprocess.run(["pdfinfo", "-"], input=made, capture_output=True, check=True).stdout
    lines = [line.partition(":") for line in raw.decode().splitlines()]
    return {name: value.strip() for name, _, value in lines}


def plain(words_: str) -> str:
    """Text without spaces: a pdf has none where a line ends."""
    return re.sub(r"[\s\u00ad-]", "", words_)


# --- what stands on it ---


def test_a_profile_of_a_ward_reads_as_its_paper_does(wards):
    for paper in wards:
        held = profile_pages.pages(paper)
        by_code = {one.code: one for one in paper.parts}
        assert held.reading == by_code["reading"].sentences
        assert held.map
        assert held.map.figure is by_code["map"].figures[0]
        assert [one.figure for one in held.charts] == [
            by_code[code].figures[0] for code in ("provision", "growth")
        ]
        assert held.need
        names = [row["name"] for row in held.need.figure.table.rows]
        assert names[:2] == ["Index of Multiple Deprivation", "Income"]
        assert len(names) == 9  # two indices and seven domains


def test_its_large_figures_are_those_of_the_tables(wards):
    for paper in wards:
        rows = {one.code: one.figures[0].table.rows for one in paper.parts if one.figures}
        values = [key.value for key in profile_pages.pages(paper).keys]
        first = rows["provision"][0]
        need = rows["need"][0]
        growth = sum(int(str(row["count"])) for row in list(rows["growth"])[-3:])
        assert values == [
            text.number(first["population"]),
            need["worst_tenth_words"],
            text.number(need["rank"]),
            text.number(first["count"]),
            text.number(growth),
        ]


def test_no_large_figure_of_a_neighbourhood_is_its_groups(practice_build):
    """Organisations are shown of its group, which has other residents than it."""
    with frames.reading(Warehouse.open(practice_build)):
        known = frames.known()
        asked = {"council": given.COUNCIL, "at": "E01999001"}
        view, _ = from_params(asked, address.default(known), known)
        place = profile_place.of(view)
        assert place is not None
        paper = briefing.document(
            view, place, house=House(), link=given.LINK, made_on=date(2026, 11, 23)
        )
    rows = {one.code: one.figures[0].table.rows for one in paper.parts if one.figures}
    assert rows["provision"][0]["population"] != place.population
    keys = profile_pages.pages(paper).keys
    assert [key.value for key in keys] == [
        text.number(rows["need"][0]["rank"]),
        text.number(rows["need"][0]["council_rank"]),
    ]


def test_one_organisation_is_not_called_organisations(wards):
    paper = wards[0]
    provision = next(one for one in paper.parts if one.code == "provision")
    figure = provision.figures[0]
    labels = {}
    for count in (1, 2):
        row = dict(figure.table.rows[0]) | {"count": count}
        one = replace(figure, table=replace(figure.table, rows=[row]))
        parts = (replace(provision, figures=(one,)),)
        keys = profile_pages.pages(replace(paper, parts=parts)).keys
        labels[count] = [key.label for key in keys][-1]
    assert labels == {1: "organisation counted", 2: "organisations counted"}


def test_what_is_not_known_is_no_large_figure(document):
    table = document.parts[3].figures[0].table
    unknown = {"place": "x", "count": None}
    figure = replace(document.parts[3].figures[0], table=replace(table, rows=[unknown]))
    parts = (replace(document.parts[3], figures=(figure,)),)
    assert profile_pages.pages(replace(document, parts=parts)).keys == ()


def test_a_caution_is_said_once_and_not_where_the_reading_says_it(wards):
    for paper in wards:
        held = profile_pages.pages(paper)
        reading = " ".join(line for _, line in held.reading)
        assert held.cautions
        assert len(set(held.cautions)) == len(held.cautions)
        assert not [line for line in held.cautions if line in reading]


def test_attributions_that_say_the_same_are_said_once(document):
    given_ = "Contains X. (a (b), c); Contains X. (d); Contains X and Y. (e)"
    origin = replace(document.origin, attribution=given_, licence="OGL (a); OGL, amended (b)")
    held = dict(profile_pages.pages(replace(document, origin=origin)).origin)
    assert held["Attribution"] == "Contains X and Y."
    assert held["Licence"] == "OGL; OGL, amended."


# --- the pdf ---


@needs_poppler
def test_the_pdf_of_a_ward_has_two_pages(wards, maps):
    assert [info(profile.pdf(paper, maps))["Pages"] for paper in wards] == ["2"] * len(wards)


@needs_poppler
def test_a_ward_of_which_nothing_is_known_says_so(practice_build, maps):
    """Castle Liberty is too small for a neighbourhood of its own."""
    [paper] = papers(practice_build, "Castle Liberty")
    made = profile.pdf(paper, maps)
    assert int(info(made)["Pages"]) <= 2
    assert "too small to be counted by whole neighbourhoods" in said(made)
    assert accessible.troubles(profile.docx(paper, maps)) == []


@needs_poppler
def test_the_pdf_says_all_of_it_as_it_was_written(pdf, document):
    found = plain(said(pdf))
    held = profile_pages.pages(document)
    for line in (
        document.place, document.subtitle, document.house.name, PRACTICE, document.link, held.made,
        given.FORMULA, given.MARKUP, given.TYPST, given.MATHS, given.LONG,
        *(figure.figure.said.title for figure in held.charts), *held.cautions,
    ):  # fmt: skip
        assert plain(cells.clean(line)) in found


@needs_poppler
def test_the_pdf_has_a_title_and_tags(pdf, document):
    held = info(pdf)
    assert held["Title"] == document.title
    assert held["Tagged"] == "yes"
    assert held["Author"] == document.house.name


def test_the_pdf_keeps_to_the_standard_of_what_everybody_can_read(wards, maps):
    """PDF/UA-1: Typst refuses it without a title, a language, tags, or words for each picture."""
    made = profile.pdf(wards[0], maps)
    assert b"pdfuaid" in made
    assert made.count(b"/Alt") >= 3


def test_a_letter_that_no_font_has_does_not_stop_the_pdf(wards, maps):
    assert profile.pdf(replace(wards[0], place="A \ue123 ward"), maps).startswith(b"%PDF")


@needs_poppler
def test_a_place_with_very_much_to_say_goes_on_to_a_third_page(document, maps):
    figure = document.parts[3].figures[0]
    cautions = tuple(f"Caution {at}. " + "It goes on and on. " * 20 for at in range(20))
    longer = replace(figure, said=replace(figure.said, cautions=cautions))
    parts = tuple(
        replace(one, figures=(longer,)) if one.code == "provision" else one
        for one in document.parts
    )
    made = profile.pdf(replace(document, parts=parts), maps)
    assert int(info(made)["Pages"]) >= 3
    assert "Caution 19." in said(made)


@needs_poppler
def test_a_paper_with_nothing_but_words_is_a_pdf_too(document, maps):
    parts = (Part(code="provision", title="Who is there", message="It is not known."),)
    found = said(profile.pdf(replace(document, parts=parts, link="file:///x"), maps))
    assert "Who is there It is not known." in found


def test_the_same_paper_gives_the_same_bytes(document, maps, pdf, docx):
    assert profile.pdf(document, maps) == pdf
    assert profile.docx(document, maps) == docx


# --- the Word file ---


def test_everybody_can_read_the_word_file(docx, wards, maps):
    assert accessible.troubles(docx) == []
    assert accessible.troubles(profile.docx(wards[0], maps)) == []


def test_the_word_file_says_all_of_it(docx, document):
    body = part(docx, "word/document.xml")
    found = [words(one) for one in body.iter(f"{W}p")]
    held = profile_pages.pages(document)
    assert {document.place, document.subtitle, document.house.name, PRACTICE} <= set(found)
    for label, line in held.reading:
        assert f"{label}  {cells.clean(line)}".strip() in [one.strip() for one in found]
    for line in held.cautions:
        assert line in found
    assert [said_ for _, said_ in accessible.headings(docx)] == [
        *("map", "need", "provision", "growth"),
        *("What to mind", "Where it is from"),
    ]


def test_both_have_the_same_table_of_need(wards, maps):
    figure = profile_pages.pages(wards[0]).need
    assert figure
    table = figure.figure.table
    forms = [(column, cells.number_form(table.rows, column)) for column in table.columns]
    wanted = [[cells.words(row, column, form=form) for column, form in forms] for row in table.rows]
    keys, need = accessible.tables(profile.docx(wards[0], maps))
    assert need[1:] == wanted
    assert keys[1] == [key.value for key in profile_pages.pages(wards[0]).keys]
    if shutil.which("pdftotext"):
        found = plain(said(profile.pdf(wards[0], maps)))
        assert all(plain("".join(row)) in found for row in wanted)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@needs_poppler
def test_the_word_file_of_a_ward_has_two_pages_in_another_program(wards, maps, tmp_path):
    (tmp_path / "ward.docx").write_bytes(profile.docx(wards[0], maps))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = ["soffice", home, "--headless", "--convert-to", "pdf", "ward.docx"]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    made = (tmp_path / "ward.pdf").read_bytes()
    assert info(made)["Pages"] == "2"
    assert wards[0].origin.build_id in said(made)


@pytest.mark.parametrize(("colour", "ink"), [("#5B2A86", "#5B2A86"), ("#FFD500", "#1F2933")])
def test_a_council_of_a_pale_colour_has_its_words_in_ink(document, maps, colour, ink):
    paper = replace(document, house=House(name="A Council", colour=colour), parts=())
    styles = part(profile.docx(paper, maps), "word/styles.xml")
    used = {one.get(f"{W}val") for one in styles.iter(f"{W}color")}
    assert ink.lstrip("#") in used
    others = (palette.INK, palette.QUIET, palette.ACCENT)
    assert used == {held.lstrip("#") for held in (ink, *others)}
    assert profile.pdf(paper, maps).startswith(b"%PDF")

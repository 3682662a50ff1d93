"""The report, opened again: whole, in order, with its captions, tables, sources and notes."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Length

from atlas import text
from atlas.document import Document
from atlas.export import cells, report
from atlas.export.slides.words import width as inches
from atlas.export.word import widths
from atlas.figure import Column, Figure
from atlas.provenance import PRACTICE
from tests.export import accessible, given
from tests.export.accessible import W, part, style, words
from tests.export.read_again import of_csv, of_xlsx


@pytest.fixture(scope="module")
def document(practice_build: Path) -> Document:
    return given.document(practice_build)


@pytest.fixture(scope="module")
def maps(practice_build: Path) -> Path:
    return practice_build / "maps"


@pytest.fixture(scope="module")
def made(document: Document, maps: Path) -> bytes:
    return report.docx(document, maps)


def paragraphs(made: bytes) -> list[str]:
    return [words(one) for one in part(made, "word/document.xml").iter(f"{W}p")]


def alone(document: Document, figure: Figure, code: str = "need") -> Document:
    """A paper of one part with one figure."""
    held = replace(document.parts[0], code=code, figures=(figure,), notes="")
    return replace(document, parts=(held,))


def shown(figure: Figure, rows: int, columns: int = 3) -> Figure:
    """A table alone, of so many rows and columns."""
    table = replace(
        figure.table,
        rows=[{f"c{at}": row for at in range(columns)} for row in range(rows)],
        columns=tuple(Column(f"c{at}", f"Column {at}") for at in range(columns)),
        chosen=None,
    )
    return replace(figure, drawing=None, table=table)


def test_everybody_can_read_it(made):
    assert accessible.troubles(made) == []


def test_the_checker_finds_what_is_wrong(made):
    """Else the test above could not fail."""
    wrong = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            held = old.read(name).decode("utf-8", "surrogateescape")
            held = re.sub(r"<w:tblHeader/>", "", held)
            held = re.sub(r' descr="[^"]*"', "", held).replace('"Heading1"', '"Heading3"')
            held = held.replace('w:val="en-GB"', 'w:val="en-US"')
            held = re.sub(r"<dc:title>[^<]*", "<dc:title>", held)
            new.writestr(name, held.encode("utf-8", "surrogateescape"))
    said = " | ".join(accessible.troubles(wrong.getvalue()))
    for trouble in ("says nothing", "no header row", "to 3", "British English", "no title"):
        assert trouble in said


def test_every_part_is_there_in_order_and_then_the_words_and_sources(made, document):
    first = [said for level, said in accessible.headings(made) if level == 1]
    wanted = [cells.clean(one.title) for one in document.parts]
    assert first == [*wanted, "What the words mean", "Sources, licence and build"]


def test_the_cover_says_whose_it_is_of_what_and_when(made, document):
    said = paragraphs(made)[:8]
    assert said[:2] == [document.house.name, document.title]
    assert {"Made on 23 November 2026", PRACTICE, document.subtitle} <= set(said)


def test_the_contents_are_filled_in_and_lead_to_the_headings(made):
    body = part(made, "word/document.xml")
    lines = [one for one in body.iter(f"{W}p") if style(one) == "Toc1"]
    anchors = [link.get(f"{W}anchor") for line in lines for link in line.iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    headings = [said for level, said in accessible.headings(made) if level == 1]
    assert anchors == marks
    assert [words(line) for line in lines] == [f"{at}{one}" for at, one in enumerate(headings, 1)]
    assert all(line.find(f".//{W}r/{W}tab") is not None for line in lines)
    assert any("TOC" in (code.text or "") for code in body.iter(f"{W}instrText"))


def test_nothing_asks_to_be_updated_when_it_is_opened(made):
    """Word would ask every reader whether to update fields "that may refer to other files"."""
    settings = part(made, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    assert not [one for one in part(made, "word/document.xml").iter() if one.get(f"{W}dirty")]


def test_fields_are_opened_and_closed_in_turn(made):
    depth = 0
    for mark in part(made, "word/document.xml").iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
        assert depth in (0, 1)
    assert depth == 0


def test_figures_and_tables_are_numbered_with_their_findings(made, document):
    captions = [
        words(one)
        for one in part(made, "word/document.xml").iter(f"{W}p")
        if style(one) == "Caption"
    ]
    figures = [figure for one in document.parts for figure in one.figures]
    counts = {"Figure": 0, "Table": 0}
    for caption, figure in zip(captions, figures, strict=True):
        kind = "Figure" if figure.drawing else "Table"
        counts[kind] += 1
        assert caption == f"{kind} {counts[kind]}. {cells.clean(figure.said.title)}"


def test_every_picture_reads_aloud_what_it_shows(made, document):
    wanted = [f.said.alt for one in document.parts for f in one.figures if f.drawing]
    about = part(made, "word/document.xml").iter(f"{accessible.DRAWING}docPr")
    assert [one.get("descr") for one in about] == wanted


def test_every_figure_has_its_measure_cautions_and_source(made, document):
    said = paragraphs(made)
    for figure in (figure for one in document.parts for figure in one.figures):
        for line in (figure.said.measure, figure.said.source, *figure.said.cautions):
            assert cells.clean(line) in said


def test_the_notes_are_there_as_they_were_written(made):
    said = paragraphs(made)
    at = said.index("Our notes")
    assert said[at + 1 : at + 3] == [
        f"We asked {given.MARKUP} in June.",
        f"They said: {given.TYPST}",
    ]


def test_the_lines_of_notes_stay_lines_and_their_lists_lists(document, maps):
    written = "We asked:\n- the *club*\n* the hall\n\n- 5 of 6 said <b>yes</b>\n-5 is no list"
    paper = alone(document, document.parts[1].figures[0])
    made = report.docx(replace(paper, parts=(replace(paper.parts[0], notes=written),)), maps)
    found = [
        (style(one), words(one))
        for one in part(made, "word/document.xml").iter(f"{W}p")
        if style(one) in ("NoteText", "ListBullet")
    ]
    assert found == [
        ("NoteText", "We asked:"),
        ("ListBullet", "the *club*"),
        ("ListBullet", "the hall"),
        ("ListBullet", "5 of 6 said <b>yes</b>"),
        ("NoteText", "-5 is no list"),
    ]


def test_a_long_caution_is_written_out_once_and_pointed_to_after_that(document, maps):
    long, short = "It holds only a part of the register. " * 5, "Go and see."
    figure = document.parts[1].figures[0]
    one = replace(figure, said=replace(figure.said, cautions=(long, short)))
    held = replace(document.parts[0], figures=(one, one, one), notes="")
    said = paragraphs(report.docx(replace(document, parts=(held,)), maps))
    kind = "figure" if figure.drawing else "table"
    assert (said.count(long), said.count(short)) == (1, 3)
    assert said.count(f"What stands in full under {kind} 1 holds here too.") == 2


def test_why_a_part_is_empty_is_said_in_full_only_once(document, maps):
    empty = replace(document.parts[0], message="it is not known", figures=(), sentences=())
    parts = tuple(replace(empty, title=title, notes="") for title in ("One", "Two", "Three"))
    said = paragraphs(report.docx(replace(document, parts=parts), maps))
    assert said.count("It is not known.") == 1
    assert said.count("Nothing is shown here, for the reason given in part 1.") == 2


def test_a_link_with_notes_in_it_is_cut_on_show_and_whole_to_follow(document, maps):
    link = f"https://atlas.example.org/briefing?notes={'x' * 1500}"
    paper = replace(alone(document, document.parts[1].figures[0]), link=link)
    made = report.docx(paper, maps)
    said = " ".join(paragraphs(made))
    assert "https://atlas.example.org/briefing?…" in said
    assert "xxxx" not in said
    links = [r.target_ref for r in docx.Document(io.BytesIO(made)).part.rels.values()]
    assert link in links


def test_a_table_reads_as_its_csv_and_its_workbook_do(made, document):
    """One figure, three files: every value the same, in the same words."""
    # Columns of years have their figures on them.
    figures = [f for one in document.parts for f in one.figures if f.key != "years"]
    assert len(figures) == len(accessible.tables(made))
    for figure in figures:
        wanted = of_csv(figure)
        assert of_xlsx(figure) == wanted
        assert wanted in [rows[1:] for rows in accessible.tables(made)]


def test_what_is_not_known_is_said_in_the_tables(made):
    assert text.NOT_KNOWN in {
        cell for rows in accessible.tables(made) for row in rows for cell in row
    }


def test_no_word_of_a_table_is_parted_and_no_figure_runs_over_a_line():
    """In the wider letters of the font that stands for ours, headings in bold."""
    headings = ["Ward", "Organisations expected", "For 1,000 residents", "Need rank"]
    said = [["Nether Edge and Sharrow", "10.4", "0.53 (0.30 to 0.88)", "not known"]] * 3
    size, wide = widths.fitted(
        headings, said, (False, True, True, True), width=120, sizes=(9.5, 8.5)
    )
    assert size == 9.5
    assert sum(wide) <= 120 * widths.TWIPS
    for heading, cell, twips in zip(headings, said[0], wide, strict=True):
        room = twips / 1440 - 170 / 1440  # inches, less the edges of a cell
        figures = [] if cell.startswith("Nether") else [cell]
        for whole in (*heading.split(), *figures):
            assert inches(whole, size, is_bold=True) <= room, whole


def test_a_table_that_does_not_fit_has_smaller_letters_and_then_is_cut():
    said = [["1,234 (1,111 to 2,222)"] * 6]
    headings = ["Organisations"] * 6
    figures = (True,) * 6
    fits = widths.fitted(headings, said, figures, width=260, sizes=(9.5, 8.5))
    small = widths.fitted(headings, said, figures, width=225, sizes=(9.5, 8.5))
    cut = widths.fitted(headings, said, figures, width=60, sizes=(9.5, 8.5))
    assert (fits[0], small[0], cut[0]) == (9.5, 8.5, 8.5)
    assert sum(cut[1]) <= 60 * widths.TWIPS


def test_a_large_figure_of_many_digits_has_the_width_that_it_needs():
    values = ["1,392,105", "22%", "5", "522", "202"]
    wide = widths.of_keys(values, 160, 20, 5)
    assert sum(wide) <= 160 * widths.TWIPS
    assert wide[0] / 1440 >= inches(values[0], 20, is_bold=True) + 170 / 1440
    assert len(set(widths.of_keys(["5", "22%"], 160, 20, 5))) == 1


def test_a_long_table_is_cut_and_says_where_the_rest_is(document, maps):
    figure = shown(document.parts[0].figures[0], 31)
    made = report.docx(alone(document, figure), maps)
    [rows] = accessible.tables(made)
    assert len(rows) == 26
    assert any(
        "25 of 31 rows" in said and "map-E06999001.xlsx" in said for said in paragraphs(made)
    )


def test_a_list_of_wards_is_filled_in_whole(document, maps):
    figure = shown(document.parts[0].figures[0], 69)
    [rows] = accessible.tables(report.docx(alone(document, figure, "wards"), maps))
    assert len(rows) == 70


def test_a_table_of_many_columns_lies_across_the_page(document, maps):
    made = report.docx(alone(document, shown(document.parts[0].figures[0], 3, 13)), maps)
    sections = docx.Document(io.BytesIO(made)).sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False]
    [grid] = part(made, "word/document.xml").iter(f"{W}tblGrid")
    wide = sum(int(column.get(f"{W}w")) for column in grid)
    across = sections[1].page_width - sections[1].left_margin - sections[1].right_margin
    assert wide <= Length(across).twips


def test_a_table_without_rows_says_so(document, maps):
    made = report.docx(alone(document, shown(document.parts[0].figures[0], 0)), maps)
    assert accessible.tables(made) == []
    assert "There is nothing to list." in paragraphs(made)


def test_the_sources_the_licence_the_build_and_the_link_end_it(made, document):
    said = " ".join(paragraphs(made))
    for label, value in document.origin.lines():
        if label in ("What is shown", "Build", "Boundaries", "Licence", "Attribution"):
            assert cells.clean(value) in said
    links = [
        r.target_ref for r in docx.Document(io.BytesIO(made)).part.rels.values() if r.is_external
    ]
    assert links == [document.link]


def test_a_link_that_is_none_of_the_web_is_only_words(document, maps):
    paper = replace(alone(document, document.parts[1].figures[4]), link="javascript:alert(1)")
    made = report.docx(paper, maps)
    assert not [r for r in docx.Document(io.BytesIO(made)).part.rels.values() if r.is_external]
    assert any("javascript:alert(1)" in said for said in paragraphs(made))


def test_every_page_says_that_the_data_are_for_practice(made, document, maps):
    header = docx.Document(io.BytesIO(made)).sections[0].header
    assert PRACTICE in [one.text for one in header.paragraphs]
    real = replace(document.origin, is_practice=False)
    figure = given.figure("table", "A table", None, is_practice=False)
    other = report.docx(replace(alone(document, figure), origin=real), maps)
    assert PRACTICE not in " ".join(paragraphs(other))


def test_its_properties_say_what_it_is_and_of_which_build(made, document):
    held = docx.Document(io.BytesIO(made)).core_properties
    assert (held.title, held.author) == (document.title, document.house.name)
    assert (held.language, held.created.date()) == ("en-GB", document.made_on)
    assert document.origin.build_id in held.comments


def test_every_style_that_is_used_is_one_of_its_own(made):
    known = {one.get(f"{W}styleId") for one in part(made, "word/styles.xml").iter(f"{W}style")}
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        used = {
            one.get(f"{W}val")
            for one in part(made, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        }
        assert used <= known


def test_no_control_character_reaches_the_file(made):
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        xml = held.read("word/document.xml").decode("utf-8")
    assert not set(xml) & {chr(at) for at in range(32) if chr(at) not in "\t\n\r"}
    assert "\ufffe" not in xml


def test_the_same_paper_gives_the_same_bytes(document, maps):
    paper = alone(document, document.parts[1].figures[0])
    assert report.docx(paper, maps) == report.docx(paper, maps)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_it_opens_in_another_program_from_its_first_word_to_its_last(made, document, tmp_path):
    (tmp_path / "report.docx").write_bytes(made)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = ["soffice", home, "--headless", "--convert-to", "txt:Text", "report.docx"]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    said = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    assert document.house.name in said
    assert document.link in said
    assert said.index("Figure 10.") > said.index("Table 1.")

"""The slides, opened by another library: native charts with the same figures, words that fit."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from atlas import ribbons
from atlas.drawings import Map
from atlas.export.slides import pptx
from atlas.export.slides.words import FONTS, tidy
from atlas.provenance import PRACTICE
from tests.export import given

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def document(practice_build):
    return given.document(practice_build)


@pytest.fixture(scope="module")
def content(document, practice_build):
    return pptx(document, practice_build / "maps")


@pytest.fixture
def deck(content):
    return Presentation(io.BytesIO(content))


def charts(deck):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def chart_of(deck, figure):
    """Find the chart of a figure by its alt text and the title of its slide or its notes."""
    [found] = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart and tidy(figure.said.title) in slide.notes_slide.notes_text_frame.text
    ]
    return found


def workbook(shape):
    blob = shape.chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(io.BytesIO(blob), data_only=True).active


def near(values):
    """Numbers to the fifteen digits that a workbook keeps."""
    return [None if value is None else float(f"{float(value):.15g}") for value in values]


def column(sheet, at):
    return near(row[at].value for row in sheet.iter_rows(min_row=2))


def test_every_chart_can_be_edited_and_only_maps_are_pictures(deck, document):
    drawings = [f.drawing for part in document.parts for f in part.figures if f.drawing]
    maps = [drawing for drawing in drawings if isinstance(drawing, Map)]
    pictures = [
        shape
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE
    ]
    assert len(charts(deck)) == len(drawings) - len(maps)
    assert len(pictures) == len(maps)
    assert all(shape.chart.part.chart_workbook.xlsx_part for shape in charts(deck))


def test_what_a_chart_draws_is_what_its_workbook_holds(deck):
    """Whoever chooses Edit Data must not see the chart change before they have changed anything."""
    compared = 0
    for shape in charts(deck):
        sheet = workbook(shape)
        for ref in shape.chart._chartSpace.iter(f"{CHART}numRef", f"{CHART}strRef"):
            cells = sheet[ref.findtext(f"{CHART}f").split("!")[1].replace("$", "")]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            held = [cell.value for row in rows for cell in row]
            drawn = [None] * len(held)
            for point in ref.iter(f"{CHART}pt"):
                drawn[int(point.get("idx"))] = point.findtext(f"{CHART}v")
            is_text = ref.tag == f"{CHART}strRef"
            assert drawn == held if is_text else near(drawn) == near(held)
            compared += 1
    assert compared > 20


def test_the_figures_of_every_kind_of_chart_are_in_its_workbook(deck):
    figures = given.charts()

    def sheet(kind):
        return workbook(chart_of(deck, figures[kind]))

    dots, bars, strip = given.dots(), given.bars(), given.strip()
    assert column(sheet("dots"), 2) == near(item.value for item in dots.items)
    assert column(sheet("dots"), 1) == near(item.low for item in dots.items)
    assert column(sheet("dots"), 3) == near(item.high for item in dots.items)
    assert column(sheet("bars"), 1) == near(item.value for item in bars.items)
    assert column(sheet("bars"), 8) == near(bars.beside[1].values)
    assert sorted(column(sheet("strip"), 1)) == sorted(near(mark.value for mark in strip.marks))
    years = given.years().items
    assert column(sheet("years"), 1) == [item.registered for item in years]
    assert column(sheet("years"), 2) == [
        None if item.removed is None else -item.removed for item in years
    ]
    funnel = given.funnel()
    everyone = [*funnel.ours, *funnel.others]
    assert column(sheet("funnel"), 1) == near(point.expected for point in everyone)
    assert column(sheet("funnel"), 2) == near(point.ratio for point in everyone)
    ours = given.curve().lines[0]
    assert column(sheet("curve"), 1)[:11] == near(100 * share for share in ours.bodies)


def test_the_stacks_hold_every_neighbourhood_of_every_release(deck):
    changed = given.changed()
    sheet = workbook(chart_of(deck, given.charts()["ribbons"]))
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    blocks = ribbons.blocks(changed)
    for at, row in enumerate(rows):
        counts = [block.count for block in blocks if block.at == at]
        stayed, rest, *others = row[1:]
        assert stayed == len(changed.stayed)
        assert [stayed + rest, *others] == counts


def test_every_slide_has_a_title_in_its_place_and_notes(deck):
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_every_picture_chart_and_table_says_what_it_shows(deck):
    described = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
        or shape.has_table
        or (shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE)
    ]
    legends = [shape for shape in described if shape.name == "Legend"]
    assert {shape._element.xpath(".//p:cNvPr")[0].get("descr")[:8] for shape in legends} == {
        "Legend: "
    }
    assert len(described) - len(legends) > 8
    for shape in (one for one in described if one.name != "Legend"):
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == tidy(given.ALT)


def test_the_notes_hold_the_sentences_the_cautions_the_sources_the_build_and_the_link(
    deck, document
):
    [slide] = [s for s in deck.slides if tidy(document.parts[0].message) == s.shapes.title.text]
    notes = slide.notes_slide.notes_text_frame.text
    origin = document.origin
    for said in (
        document.parts[0].sentences[0][1], *given.CAUTIONS, given.SOURCE, origin.licence,
        origin.attribution, origin.filters, origin.build_id, given.LINK, "We asked <img src=x",
    ):  # fmt: skip
        assert said in notes


def test_the_source_and_the_first_caution_stand_on_the_slide_of_a_figure(deck):
    found = 0
    for slide in deck.slides:
        if any(shape.has_chart for shape in slide.shapes):
            words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
            assert given.SOURCE[:120] in words
            assert given.CAUTIONS[0] in words
            found += 1
    assert found == 7


def test_practice_data_are_marked_on_every_slide_and_others_on_none(deck, document, practice_build):
    def marked(slide):
        return any(PRACTICE in s.text_frame.text for s in slide.shapes if s.has_text_frame)

    assert all(marked(slide) for slide in deck.slides)
    real = replace(
        document, parts=document.parts[3:4], origin=replace(document.origin, is_practice=False)
    )
    other = Presentation(io.BytesIO(pptx(real, practice_build / "maps")))
    assert not any(marked(slide) for slide in other.slides)


def test_no_box_is_left_empty_and_every_slide_after_the_cover_has_its_number(deck):
    for at, slide in enumerate(deck.slides, 1):
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip()
        numbers = [
            s.text_frame.text
            for s in slide.placeholders
            if s.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
        ]
        assert numbers == ([str(at)] if at > 1 else [])


def test_nothing_that_is_typed_becomes_a_formula_or_a_link(content, deck, document):
    for shape in charts(deck):
        blob = shape.chart.part.chart_workbook.xlsx_part.blob
        cells = [c for row in openpyxl.load_workbook(io.BytesIO(blob)).active for c in row]
        formulas = {c.value for c in cells if c.data_type == "f"}
        assert all(re.fullmatch(r"=[B-D]\d+-[B-D]\d+", formula) for formula in formulas)
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        rels = [held.read(n).decode() for n in held.namelist() if "/slides/_rels/" in n]
    targets = {
        t for rel in rels for t in re.findall(r'Target="([^"]+)" TargetMode="External"', rel)
    }
    assert targets == {document.link.replace("&", "&amp;")}
    words = " ".join(
        s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame
    )
    assert given.MARKUP in words
    assert "\u202e" not in words


def test_what_is_not_known_is_said_and_is_no_nought(deck):
    shape = chart_of(deck, given.charts()["dots"])
    assert column(workbook(shape), 2)[-1] is None
    labels = [node.text for node in shape.chart._chartSpace.iter(f"{MAIN}t")]
    assert "not known: too few to say" in labels
    years = workbook(chart_of(deck, given.charts()["years"]))
    assert [years["A6"].value, years["B6"].value] == ["2018 not known", None]


def test_no_words_of_a_chart_are_smaller_than_sixteen_points(deck):
    sizes = [
        int(node.get("sz"))
        for shape in charts(deck)
        for node in shape.chart._chartSpace.iter(f"{MAIN}defRPr", f"{MAIN}rPr")
    ]
    assert len(sizes) > 40
    assert min(sizes) >= 1600


def high(paragraph, size, across):
    """How high a paragraph is in inches, by the font's own file."""
    is_bold = any(run.font.bold for run in paragraph.runs)
    name = "SourceSansPro-Bold.otf" if is_bold else "SourceSansPro-Regular.otf"
    font = ImageFont.truetype(str(FONTS / name), 100)
    lines, line = 1, 0.0
    for word in re.findall(r"\S+\s*", paragraph.text):
        wide = font.getlength(word.rstrip()) / 100 * size / 72
        if line and line + wide > across:
            lines, line = lines + 1, 0.0
        line += font.getlength(word) / 100 * size / 72
    return lines * size * 1.2 / 72


def test_all_words_fit_in_their_boxes(deck):
    measured = 0
    for slide in deck.slides:
        layout = {p.placeholder_format.idx: p for p in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            held = layout[shape.placeholder_format.idx]
            usual = held._element.xpath(".//a:lvl1pPr/a:defRPr")[0].get("sz")
            needed = sum(
                high(
                    line, run.font.size.pt if run.font.size else int(usual) / 100, held.width.inches
                )
                for line in shape.text_frame.paragraphs
                for run in line.runs[:1]
            )
            assert needed <= held.height.inches * 1.02, shape.text_frame.text
            measured += 1
    assert measured > 60


def test_a_short_table_has_a_row_of_headings_and_a_long_one_says_how_much_it_shows(
    document, practice_build
):
    figure = given.figures(practice_build)["table"]
    rows = [
        dict(row, place=f"{row['place']} {again}".removesuffix(" 0"))
        for again in range(5)
        for row in figure.table.rows
    ]
    long = replace(figure, table=replace(figure.table, rows=rows))
    part = replace(document.parts[0], message="Who works here", figures=(long,))
    deck = Presentation(io.BytesIO(pptx(replace(document, parts=(part,)), practice_build / "maps")))
    [(slide, table)] = [(s, x.table) for s in deck.slides for x in s.shapes if x.has_table]
    assert table.first_row
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Place", "Organisations listed"]
    assert 2 < len(table.rows) <= 9
    shown = len(table.rows) - 1
    words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert f"{shown} of 45 rows; all are in the pack" in words
    assert "not known" in [cell.text for cell in table.rows[4].cells]


def test_the_rows_that_a_title_names_are_shown_wherever_they_stand(document, practice_build):
    figure = given.figures(practice_build)["table"]
    rows = [dict(figure.table.rows[0], place=f"Ward {at}") for at in range(40)]
    long = replace(figure, table=replace(figure.table, rows=rows))
    part = replace(document.parts[0], message="Few work in one: Ward 33.", figures=(long,))
    deck = Presentation(io.BytesIO(pptx(replace(document, parts=(part,)), practice_build / "maps")))
    [table] = [x.table for s in deck.slides for x in s.shapes if x.has_table]
    names = [row.cells[0] for row in table.rows]
    assert [cell.text for cell in names][1:3] == ["Ward 0", "Ward 1"]
    assert names[-1].text == "Ward 33"
    assert names[-1].text_frame.paragraphs[0].font.bold
    assert not names[1].text_frame.paragraphs[0].font.bold


def test_what_a_slide_has_no_room_for_goes_on_the_next_and_is_not_lost(document, practice_build):
    said = [f"Sentence {at} of a group that goes on and on, to its end." for at in range(12)]
    part = replace(
        document.parts[0], figures=(), message="It goes on", notes="",
        sentences=(("Need", " ".join(said)),),
    )  # fmt: skip
    deck = Presentation(io.BytesIO(pptx(replace(document, parts=(part,)), practice_build / "maps")))
    slides = [s for s in deck.slides if s.shapes.title.text == "It goes on"]
    words = " ".join(s.text_frame.text for d in slides for s in d.shapes if s.has_text_frame)
    assert len(slides) == 3
    assert all(one in words for one in said)


def test_a_map_has_its_legend_beside_it_as_words(deck):
    legends = [x.table for s in deck.slides for x in s.shapes if x.name == "Legend"]
    words = [[cell.text for row in table.rows for cell in row.cells] for table in legends]
    assert any({"1–2 most deprived", "9–10 least deprived", "not known"} <= set(w) for w in words)
    assert any({"high (worst fifth)", "10", "12"} <= set(w) for w in words)


def test_a_part_without_a_figure_is_a_slide_of_its_sentences(document, practice_build):
    part = replace(document.parts[0], figures=(), message="In plain words", notes="")
    deck = Presentation(io.BytesIO(pptx(replace(document, parts=(part,)), practice_build / "maps")))
    [slide] = [s for s in deck.slides if s.shapes.title.text == "In plain words"]
    words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert all(tidy(said) in words for _, said in part.sentences)


def test_the_same_document_gives_the_same_bytes_in_another_process(
    content, practice_build, tmp_path
):
    script = (
        "import sys; from pathlib import Path; from tests.export import given;"
        "from atlas.export.slides import pptx; builds = Path(sys.argv[1]);"
        "Path(sys.argv[2]).write_bytes(pptx(given.document(builds), builds / 'maps'))"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(practice_build), str(tmp_path / "again.pptx")],
        check=True,
        cwd=Path(given.__file__).parents[2],
    )
    assert (tmp_path / "again.pptx").read_bytes() == content


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_draws_every_slide(content, deck, tmp_path):
    (tmp_path / "slides.pptx").write_bytes(content)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "slides.pptx"),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    pages = len(re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "slides.pdf").read_bytes()))
    assert pages == len(deck.slides)

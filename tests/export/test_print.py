"""Figures for print, opened again: size, words, colours, greys, and nothing on anything else."""

import io
import re
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from atlas import palette
from atlas.drawings import Dots, Map, Shade
from atlas.export import print as printed
from atlas.export.print import inks, kinds, legends, page, shading, typeset
from atlas.export.print.inks import Inks
from atlas.export.print.land import land
from atlas.export.print.sheet import Sheet
from atlas.figure import Figure
from atlas.provenance import PRACTICE
from tests.export import given

CHARTS = ("dots", "bars", "curve", "funnel", "ribbons", "strip", "years")
MAPS = ("map", "two_way", "england")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures(practice_build: Path) -> dict[str, Figure]:
    return given.figures(practice_build)


@pytest.fixture(scope="module")
def maps(practice_build: Path) -> Path:
    return practice_build / "maps"


def sheet_of(figure: Figure, maps: Path, *, grey: bool = False) -> Sheet:
    assert figure.drawing is not None
    return page.whole(figure, kinds.plan(figure.drawing, maps, Inks(is_grey=grey)))


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def pixels(data: bytes) -> np.ndarray:
    return np.asarray(picture(data).convert("RGB")).reshape(-1, 3)


def share(seen: np.ndarray, colour: str) -> float:
    """How much of a picture has just this colour."""
    rgb = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return float((seen == rgb).all(axis=1).mean())


def boxes(sheet: Sheet) -> list[tuple[str, float, float, float, float]]:
    """Every line of words with the edges that the renderer measures, in pixels at 300 dpi."""
    sheet.figure.set_dpi(300)
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    found = []
    for text in sheet.figure.findobj(Text):
        if text.get_text() and text.get_gid() != "halo":
            edges = text.get_window_extent(renderer)
            found.append((text.get_text(), edges.x0, edges.y0, edges.x1, edges.y1))
    return found


def check_clear(sheet: Sheet) -> None:
    """No words lie on others or leave the sheet."""
    found = boxes(sheet)
    wide, high = sheet.figure.get_size_inches() * 300
    for at, (words, left, low, right, top) in enumerate(found):
        assert min(left, low) >= -1, words
        assert right <= wide + 1, words
        assert top <= high + 1, words
        for other, x0, y0, x1, y1 in found[at + 1 :]:
            # Lines of one paragraph share the height of their tails; their letters do not touch.
            across, up = min(right, x1) - max(left, x0), min(top, y1) - max(low, y0)
            assert across <= 1 or up <= 0.3 * min(top - low, y1 - y0), (words, other)


def words_of(svg: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_a_png_is_as_wide_as_the_text_of_an_a4_page_at_300_dpi(kind, figures, maps):
    seen = picture(printed.png(figures[kind], maps))
    assert seen.width >= 2000
    assert seen.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert 165 <= seen.width / 300 * 25.4 <= 182
    assert seen.height / 300 * 25.4 <= 262


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_no_words_lie_on_others_or_leave_the_page(kind, grey, figures, maps):
    check_clear(sheet_of(figures[kind], maps, grey=grey))


@pytest.mark.parametrize("size", [(85, 55), (200, 95), (60, 160)])
@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_no_words_collide_in_a_drawing_of_any_size(kind, size, figures, maps):
    plan = kinds.plan(figures[kind].drawing, maps, Inks())
    check_clear(page.alone(plan, *size)[0])


@pytest.mark.parametrize("kind", ["dots", "two_way"])
def test_a_drawing_without_its_words_has_the_size_asked_for(kind, figures, maps):
    seen = picture(printed.drawn(figures[kind], maps, width_mm=85, height_mm=40, dpi=200))
    assert seen.width == pytest.approx(85 / 25.4 * 200, abs=1.5)
    assert seen.height == pytest.approx(40 / 25.4 * 200, abs=1.5)
    root = ET.fromstring(printed.drawn(figures[kind], maps, width_mm=85, height_mm=40, form="svg"))
    assert (root.get("width"), root.get("height")) == ("85.00mm", "40.00mm")


def test_without_a_height_a_drawing_has_the_one_that_suits_it(figures, maps):
    tall = picture(printed.drawn(figures["dots"], maps, width_mm=160))
    assert tall.width == pytest.approx(160 / 25.4 * 300, abs=1.5)
    assert 60 < tall.height / 300 * 25.4 < 140


@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_words_are_set_in_source_sans_alone(kind, figures, maps):
    for text in sheet_of(figures[kind], maps).figure.findobj(Text):
        if text.get_text():
            assert text.get_fontproperties().get_family() == [typeset.FAMILY, typeset.SPARE]


@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_an_svg_has_its_words_as_words_with_a_title_and_a_description(kind, figures, maps):
    figure = figures[kind]
    svg = printed.svg(figure, maps)
    root = ET.fromstring(svg)
    assert root.findtext(f"{SVG}title") == figure.said.title
    assert root.findtext(f"{SVG}desc") == f"{figure.said.title}. {figure.said.alt}"
    names = [node.get("id") for node in root.iter() if node.get("id")]
    assert set(root.get("aria-labelledby").split()) <= set(names)
    assert len(names) == len(set(names))
    said = " ".join(words_of(svg))
    for words in (figure.said.title, figure.said.measure, figure.said.source, PRACTICE):
        assert " ".join(words.split()) in said
    for caution in figure.said.cautions:
        assert caution in said
    assert figure.table.origin.build_id in said
    assert figure.table.origin.filters in said


@pytest.mark.parametrize("kind", [*CHARTS, *MAPS])
def test_an_svg_asks_for_nothing_from_outside_and_runs_nothing(kind, figures, maps):
    root = ET.fromstring(printed.svg(figures[kind], maps))
    for node in root.iter():
        assert node.tag in {
            f"{SVG}{name}"
            for name in ("svg", "title", "desc", "metadata", "defs", "style", "g", "path")
        } | {f"{SVG}{name}" for name in ("text", "use", "clipPath", "rect")}
        for key, value in node.attrib.items():
            assert not key.startswith("on")
            if key.endswith("href"):
                assert value.startswith("#")


def test_hostile_names_are_drawn_as_typed(figures, maps):
    said = " ".join(words_of(printed.svg(figures["dots"], maps)))
    for name in (given.FORMULA, given.MARKUP, given.MATHS, given.TYPST, given.LONG):
        assert name in said
    assert "control" in said
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u200e\u200f]", said)


def test_the_png_says_what_it_is_in_its_text_chunks(figures, maps):
    figure = figures["map"]
    said = picture(printed.png(figure, maps)).text
    assert said["Title"] == figure.said.title
    assert said["Description"] == f"{figure.said.title}. {figure.said.alt}"
    assert figure.said.source in said["Source"]
    assert figure.table.origin.build_id in said["Software"]
    assert figure.table.origin.licence in said["Copyright"]
    assert figure.table.origin.filters in said["Comment"]
    assert said["Warning"] == PRACTICE


def test_practice_data_bear_their_mark_and_others_do_not(maps):
    for is_practice in (True, False):
        figure = given.figure("years", "Rose", given.years(), is_practice=is_practice)
        said = " ".join(words_of(printed.svg(figure, maps)))
        assert (PRACTICE in said) is is_practice
        assert ("Warning" in picture(printed.png(figure, maps)).text) is is_practice


def test_a_table_alone_has_no_picture(figures, maps):
    for draw in (printed.png, printed.svg):
        with pytest.raises(ValueError, match="table alone"):
            draw(figures["table"], maps)
    with pytest.raises(ValueError, match="table alone"):
        printed.drawn(figures["table"], maps, width_mm=100)


@pytest.mark.parametrize("kind", ["dots", "map"])
def test_the_same_figure_has_the_same_bytes_in_any_thread(kind, figures, maps):
    with ThreadPoolExecutor(4) as pool:
        pngs = list(pool.map(lambda _: printed.png(figures[kind], maps), range(3)))
        svgs = list(pool.map(lambda _: printed.svg(figures[kind], maps), range(3)))
    assert len(set(pngs)) == 1
    assert len(set(svgs)) == 1


def test_every_class_has_the_palettes_own_colour(figures, maps):
    for kind, colours in (("map", palette.NEED), ("two_way", palette.TWO_WAY)):
        seen = pixels(printed.png(figures[kind], maps))
        for colour in colours:
            assert share(seen, inks.ground(colour)) > 0.001, colour


def test_what_is_not_known_is_hatched_in_two_greys(figures, maps):
    figure = figures["two_way"]
    drawing = figure.drawing
    assert isinstance(drawing, Map)
    bare = replace(
        drawing,
        shades={code: replace(shade, class_no=1) for code, shade in drawing.shades.items()},
        legend=replace(drawing.legend, not_known=False),
    )
    for held, is_hatched in ((drawing, True), (bare, False)):
        seen = pixels(printed.png(replace(figure, drawing=held), maps))
        for colour in (palette.NOT_KNOWN_LAND, palette.NOT_KNOWN_LINE):
            assert (share(seen, colour) > 0.005) is is_hatched


def test_a_chart_says_what_is_not_known_and_draws_no_nought(maps):
    figure = given.figure("dots", "One", given.dots())
    assert "not known: too few to say" in words_of(printed.svg(figure, maps))
    assert isinstance(figure.drawing, Dots)
    gone = [item for item in figure.drawing.items if item.value is None]
    only = replace(figure, drawing=replace(figure.drawing, items=gone, beside=None))
    seen = pixels(printed.drawn(only, maps, width_mm=120))
    assert share(seen, inks.OTHERS) == 0
    assert share(seen, palette.ACCENT) == 0


@pytest.mark.parametrize("colours", [palette.NEED, palette.SHARE, palette.DOUBLE, palette.TWO_WAY])
def test_greys_keep_their_order_and_are_told_apart(colours):
    found = Inks(is_grey=True).classes(colours)
    for is_hatched in (False, True):
        held = [at for at, one in enumerate(colours) if inks.is_hatched(one) is is_hatched]
        light = [inks.lightness(inks.ground(found[at])) for at in held]
        was = [inks.lightness(inks.ground(colours[at])) for at in held]
        assert np.argsort(light).tolist() == np.argsort(was).tolist()
        assert len(held) < 2 or min(np.diff(sorted(light))) > 4.5
    for grey in found:
        red, green, blue = (inks.ground(grey)[at : at + 2] for at in (1, 3, 5))
        assert red == green == blue


@pytest.mark.parametrize("kind", ["map", "two_way", "england"])
def test_a_grey_map_has_its_class_numbers_on_its_places(kind, figures, maps):
    figure = figures[kind]
    assert isinstance(figure.drawing, Map)
    numbers = [str(at) for at in range(1, len(figure.drawing.colours) + 1)]

    def count(grey: bool) -> int:
        return sum(words in numbers for words in words_of(printed.svg(figure, maps, grey=grey)))

    shown = {shade.class_no for shade in figure.drawing.shades.values()} - {None}
    assert count(False) == 0  # a number in the legend alone says nothing
    assert count(True) >= len(numbers) + min(len(shown), 4)


def test_a_grey_picture_has_none_of_the_screens_strong_colours(figures, maps):
    for kind in (*CHARTS, *MAPS):
        seen = pixels(printed.drawn(figures[kind], maps, width_mm=120, dpi=100, grey=True)).astype(
            int
        )
        strongest = (seen.max(axis=1) - seen.min(axis=1)).max()
        assert strongest < 40, kind  # ink and its tints are a little blue


def test_organisations_are_on_the_map_and_those_of_grade_d_are_hollow(figures, maps):
    figure = figures["map"]
    drawing = figure.drawing
    assert isinstance(drawing, Map)
    seen = pixels(printed.drawn(figure, maps, width_mm=170))
    bare = replace(figure, drawing=replace(drawing, points=None))
    assert share(seen, palette.POINT) > 0.0005
    assert share(pixels(printed.drawn(bare, maps, width_mm=170)), palette.POINT) == 0
    for grades, said in ((("A", "B", "C"), False), (("A", "D"), True)):
        held = replace(drawing, points=replace(drawing.points, grades=grades))
        words = " ".join(words_of(printed.svg(replace(figure, drawing=held), maps)))
        assert "one organisation or more" in words
        assert ("grade D: the place is not well known" in words) is said


def test_a_map_without_a_legend_is_drawn_with_its_scale(figures, maps):
    drawing = figures["map"].drawing
    assert isinstance(drawing, Map)
    bare = replace(figures["map"], drawing=replace(drawing, legend=None))
    words = words_of(printed.drawn(bare, maps, width_mm=80, height_mm=60, form="svg"))
    assert any(re.fullmatch(r"[\d.]+ km", line) for line in words)


def test_a_grey_map_without_a_legend_has_no_numbers_on_its_places(figures, maps):
    bare = replace(figures["map"], drawing=replace(figures["map"].drawing, legend=None))
    words = words_of(printed.svg(bare, maps, grey=True))
    assert not [line for line in words if line.isdigit()]


@pytest.mark.parametrize("kind", ["map", "two_way", "england"])
def test_greys_of_one_texture_are_told_apart(kind, figures):
    drawing = figures[kind].drawing
    colours = shading.colours(drawing, Inks(is_grey=True))
    textures = shading.textures(drawing, Inks(is_grey=True))
    for mark in set(zip(map(inks.is_hatched, colours), textures, strict=True)):
        held = [
            inks.lightness(inks.ground(one))
            for one, texture in zip(colours, textures, strict=True)
            if (inks.is_hatched(one), texture) == mark
        ]
        assert len(held) < 6
        assert len(held) < 2 or min(np.diff(sorted(held))) > 11
    assert set(shading.textures(drawing, Inks())) == {"plain"}


def test_the_two_sides_of_a_grey_map_of_change_have_two_textures(figures):
    moved = ("#080C54", "#7A1040", "#B04080", "#F7F0DD", "#90CDA8", "#28A868")
    drawing = replace(figures["map"].drawing, colours=moved)
    found = shading.textures(drawing, Inks(is_grey=True))
    assert found == ["plain"] * 4 + ["dots"] * 2


@pytest.mark.parametrize("size", [None, (85, 120)])
def test_the_scale_is_as_long_as_the_land_it_stands_for(size, figures, maps):
    drawing = replace(figures["map"].drawing, around=(), chosen=None)
    plan = kinds.plan(drawing, maps, Inks())
    sheet = page.alone(plan, *size)[0] if size else page.whole(figures["map"], plan)
    words = next(t for t in sheet.figure.findobj(Text) if re.fullmatch(r"[\d.]+ km", t.get_text()))
    right, foot = words.get_position()
    lines = [xy for one in sheet.figure.findobj(Line2D) if len(xy := one.get_xydata()) == 2]
    level = [xy for xy in lines if xy[0][1] == xy[1][1] and abs(xy[0][1] - foot) < 2]
    long = next(xy[1][0] - xy[0][0] for xy in level if 0 < right - xy[1][0] < 3)
    # Organisations tell how far a kilometre is: where they are drawn, beside their eastings.
    marks = [one.get_offsets() for one in sheet.figure.findobj(PathCollection)]
    drawn = np.concatenate([np.asarray(one) for one in marks if len(one) > 1])
    west, east = np.sort(drawn[:, 0])[[0, -1]]
    each = np.ptp(plan.sites[0][:, 0]) / (east - west)
    assert long * each == pytest.approx(1000 * float(words.get_text().split()[0]), rel=0.01)


def test_a_legend_names_an_outline_only_where_it_is_round_a_part(figures, maps):
    drawing = figures["map"].drawing
    codes = tuple(drawing.shades)
    for around, said in (((), False), (codes[:3], True), (codes, False)):
        held = replace(figures["map"], drawing=replace(drawing, around=around))
        assert (legends.OUTLINED in words_of(printed.svg(held, maps))) is said


def test_every_line_of_an_svg_says_how_long_it_is(figures, maps):
    root = ET.fromstring(printed.svg(figures["years"], maps))
    for node in root.iter(f"{SVG}text"):
        size = float(re.search(r"font-size: ([\d.]+)px", node.get("style"))[1])
        style = typeset.Style(size, 700 if "font-weight: 700" in node.get("style") else 400)
        wide = typeset.width("".join(node.itertext()), style) / typeset.MM
        assert float(node.get("textLength")) == pytest.approx(wide, rel=0.01)
    drawing = replace(given.dots(), items=[replace(given.dots().items[0], name="حي النهر")])
    root = ET.fromstring(printed.svg(given.figure("dots", "One", drawing), maps))
    lengths = {"".join(n.itertext()): n.get("textLength") for n in root.iter(f"{SVG}text")}
    assert lengths["حي النهر"] is None


def test_what_a_caution_or_the_measure_says_is_not_said_again(figures):
    figure = figures["dots"]
    counted = "Counted: likely community businesses at addresses graded A to C"
    origin = replace(figure.table.origin, filters=f"Quayside; {figure.said.measure}; {counted}")
    said = replace(figure.said, cautions=(f"{counted}.",))
    held = replace(figure, said=said, table=replace(figure.table, origin=origin))
    assert page.origin_words(held)[0] == "Shown: Quayside."


def test_a_wide_and_a_tall_council_both_fill_the_page(practice_build, maps):
    for pattern in ("E06999004-????????????.json", "E06999003-????????????.json"):
        name = next(path.name for path in maps.glob(pattern))
        shades = {code: Shade(1, "", "") for code in land(maps / name).codes}
        held = replace(
            given.need_map(practice_build),
            shapes_file=name,
            shades=shades,
            points=None,
            chosen=None,
            around=(),
        )
        drawn = printed.drawn(given.figure("map", "Full", held), maps, width_mm=170, dpi=80)
        assert share(pixels(drawn), palette.NEED[0]) > 0.25, pattern


def test_greys_that_cannot_be_a_step_apart_still_differ():
    found = inks.greys([f"#{at:02X}{at:02X}{at:02X}" for at in range(30)])
    assert len(set(found)) == 30


def test_a_word_wider_than_its_room_is_broken_and_none_is_lost():
    lines = typeset.wrap("a " + "x" * 80 + " b", typeset.LABEL, 30)
    assert "".join(lines).replace(" ", "") == "a" + "x" * 80 + "b"
    assert all(typeset.width(line, typeset.LABEL) <= 30 for line in lines)


def test_the_last_line_of_a_paragraph_is_no_word_alone():
    words = "Groups that are on no register are not in it, nor are those that have closed since."
    for room in range(40, 120):
        lines = typeset.paragraph(words, typeset.CAUTION, room)
        assert " ".join(lines) == words
        assert len(lines) == len(typeset.wrap(words, typeset.CAUTION, room))
        assert len(lines) == 1 or len(lines[-1].split()) > 1 or room < 50
    assert typeset.paragraph("", typeset.CAUTION, 60) == [""]


def test_short_brackets_of_a_title_stay_together():
    words = "About 1 in 5 of Sheffield’s neighbourhoods (75 of 343) are in England’s worst tenth"
    for room in range(60, 170):
        lines = typeset.balanced(words, typeset.TITLE, room)
        assert " ".join(lines) == words
        assert any("(75 of 343)" in line for line in lines)


def test_a_title_is_balanced_with_no_word_alone():
    words = "75 of 343 neighbourhoods in Sheffield are in England’s most deprived tenth"
    lines = typeset.balanced(words, typeset.TITLE, 170)
    assert " ".join(lines) == words
    assert len(lines) == 2
    assert typeset.width(lines[1], typeset.TITLE) > 60


def test_a_two_way_map_names_the_places_that_are_called_or_its_strong_corner(figures, maps):
    drawing = figures["two_way"].drawing
    held = land(maps / drawing.shapes_file)
    codes = list(held.codes)
    light = next(at for at, code in enumerate(codes) if drawing.shades[code].class_no == 9)
    dark = [at for at, code in enumerate(codes) if drawing.shades[code].class_no == 1]

    def said(*called: str) -> str:
        shown = replace(figures["two_way"], drawing=replace(drawing, called=called, level="other"))
        return " ".join(words_of(printed.svg(shown, maps)))

    assert held.names[light] in said(codes[light])
    assert held.names[light] not in said()
    assert any(held.names[at] in said() for at in dark)


def test_a_word_in_the_heading_of_a_two_way_legend_is_not_cut(figures, maps):
    drawing = figures["two_way"].drawing
    legend = replace(
        drawing.legend, columns=("organisations not known",), classes=((10,), (11,), (12,))
    )
    shown = replace(figures["two_way"], drawing=replace(drawing, legend=legend))
    assert {"organisations", "not known"} <= set(words_of(printed.svg(shown, maps)))

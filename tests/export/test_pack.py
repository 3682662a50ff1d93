"""The pack in a browser that may ask for nothing: it draws, answers, prints and is safe."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from atlas import palette
from atlas.drawings import Map
from atlas.export import cells
from atlas.export.pack import html, maps
from atlas.export.pack.drawings import _steps
from atlas.export.slides.words import tidy
from atlas.provenance import PRACTICE
from tests.browser.running import launch
from tests.export import given

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
LARGEST = 3_000_000


@pytest.fixture(scope="module")
def document(practice_build):
    return given.document(practice_build)


@pytest.fixture(scope="module")
def file(document, practice_build, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "pack.html"
    path.write_bytes(html(document, practice_build / "maps"))
    return path


@pytest.fixture(scope="module")
def words(file) -> str:
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_pack(chromium, file):
    """Open the file as a double click does, with every request but its own refused."""
    opened, asked, said, contexts = set(), [], [], []

    def decide(route):
        url = route.request.url
        if url.startswith("data:") or url in opened:
            return route.continue_()
        asked.append(url)
        return route.abort()

    def go(size=LAPTOP, *, path=file, **options) -> Page:
        context = chromium.new_context(viewport=size, locale="en-GB", **options)
        contexts.append(context)
        opened.add(path.as_uri())
        context.route("**/*", decide)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert asked == []
    assert said == []


def maps_of(page: Page):
    return page.locator(".map.leaflet-container")


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_it_draws_every_map_and_asks_for_nothing(open_pack, document, size):
    page = open_pack(size)
    maps = [f for part in document.parts for f in part.figures if isinstance(f.drawing, Map)]
    expect(maps_of(page)).to_have_count(len(maps))
    first = page.locator("figure").first
    paths = first.locator(".leaflet-overlay-pane path.leaflet-interactive")
    expect(paths).to_have_count(len(maps[0].drawing.shades))
    fills = paths.evaluate_all("all => all.map(one => one.getAttribute('fill').toUpperCase())")
    wanted = [shade.class_no for shade in maps[0].drawing.shades.values()]
    for number, colour in enumerate(palette.NEED, 1):
        assert fills.count(colour) == wanted.count(number)
    expect(first.locator("svg.still")).to_be_hidden()
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


@pytest.mark.browser
def test_a_place_under_the_pointer_says_its_name_and_figure(open_pack):
    page = open_pack()
    second = page.locator("figure", has=page.locator("[data-map]")).nth(1)
    second.scroll_into_view_if_needed()
    second.locator(".leaflet-overlay-pane path.leaflet-interactive").nth(3).hover(force=True)
    hint = second.locator(".atlas-hint")
    expect(hint).to_be_visible()
    lines = hint.locator("div > div").all_inner_texts()
    assert re.match(r"IMD: rank \d+ in England", lines[1])
    assert "in England’s most deprived tenth" in lines[2]


@pytest.mark.browser
def test_a_click_on_the_map_chooses_the_place_and_says_it_beside(open_pack):
    page = open_pack()
    second = page.locator("figure", has=page.locator("[data-map]")).nth(1)
    second.scroll_into_view_if_needed()
    second.locator(".leaflet-overlay-pane path.leaflet-interactive").nth(5).click(force=True)
    expect(second.locator(".place")).to_contain_text("IMD: rank")
    assert second.locator("select").input_value().startswith("E02")
    expect(second.locator(".leaflet-atlas-chosen-pane path[stroke='#1F2933']")).not_to_have_count(0)


@pytest.mark.browser
def test_the_keyboard_alone_finds_a_place_and_opens_a_table(open_pack):
    page = open_pack()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName"))
        if {"SELECT", "SUMMARY"} <= reached:
            break
    page.locator("select").first.focus()
    page.keyboard.type("Quayside")
    expect(page.locator(".place").first).to_contain_text("Quayside")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("figure table").first).to_be_visible()
    assert {"SELECT", "SUMMARY"} <= reached


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_access_rules_hold_with_every_table_open(open_pack, size):
    page = open_pack(size)
    expect(maps_of(page).first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page)
    assert [
        (one["id"], one["nodes"][0]["html"][:160]) for one in found.response["violations"]
    ] == []


@pytest.mark.browser
def test_the_chosen_place_is_outlined_from_the_start(open_pack, document):
    page = open_pack()
    first = page.locator("figure").first
    expect(first.locator("select")).to_have_value(document.parts[0].figures[0].drawing.chosen)
    expect(first.locator(".place")).not_to_be_empty()


@pytest.mark.browser
def test_it_prints_every_figure_on_a4_without_anything_to_press(open_pack, document):
    page = open_pack()
    expect(maps_of(page).first).to_be_visible()
    page.emulate_media(media="print")
    for hidden in ("nav", "summary", "select", ".map", "svg.narrow", ".skip"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    drawn = [f for part in document.parts for f in part.figures if f.drawing]
    shown = page.locator("figure svg[role=img]").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width > 100).length"
    )
    assert shown == len(drawn)
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(map(float, box.split()))
        for box in re.findall(r"/MediaBox \[([^\]]*)\]", pdf.decode("latin-1"))
    }
    assert {(round(box[2]), round(box[3])) for box in boxes} <= {(595, 842), (596, 842), (594, 841)}
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    assert len(drawn) / 3 <= pages <= 2 * len(drawn)


@pytest.mark.browser
def test_without_scripts_the_drawings_of_the_maps_stay(open_pack):
    page = open_pack(java_script_enabled=False)
    expect(page.locator("svg.still").first).to_be_visible()
    expect(page.locator(".live").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text("The social economy of Marlbridge")


@pytest.mark.browser
def test_hostile_words_are_only_words(open_pack, document, practice_build, tmp_path):
    """Also where they could leave a script, a style, an attribute or an address."""
    worst = "</script><script>alert(1)</script><!--\u2028'\"><img src=x onerror=alert(2)>"
    figure = document.parts[0].figures[0]
    code, shade = next(iter(figure.drawing.shades.items()))
    drawing = replace(
        figure.drawing,
        shades={**figure.drawing.shades, code: replace(shade, line=worst, meaning=worst)},
        chosen=code,
        credit=worst,
        legend=replace(figure.drawing.legend, title=worst),
    )
    said = replace(figure.said, title=worst, alt=worst, source=worst, cautions=(worst,))
    part = replace(
        document.parts[0],
        code='x" onload="alert(3)',
        title=worst,
        message=worst,
        notes=worst,
        figures=(replace(figure, said=said, drawing=drawing),),
    )
    house = replace(document.house, name=worst, colour="red}</style><script>alert(4)</script>")
    path = tmp_path / "worst.html"
    path.write_bytes(
        html(
            replace(
                document, title=worst, subtitle=worst, parts=(part,), house=house,
                link="javascript:alert(5)", definitions=((worst, worst),),
            ),
            practice_build / "maps",
        )
    )  # fmt: skip
    page = open_pack(path=path)
    expect(maps_of(page)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text(tidy(worst))
    expect(page.locator(".place")).to_contain_text("</script>")
    assert page.locator("img, iframe, object, [onload], [onerror]").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.browser
def test_its_own_policy_lets_nothing_else_run(chromium, file):
    """What got past every escape would still not run, and could send nothing anywhere."""
    context = chromium.new_context()
    page = context.new_page()
    blocked = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(file.as_uri())
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); const i = new Image(); i.src = 'https://example.org/x.png';"
        " document.body.append(i); }"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert sum("Content Security Policy" in line for line in blocked) == 2
    context.close()


def test_the_file_is_small_enough_to_send(file):
    assert 200_000 < file.stat().st_size < LARGEST


def test_nothing_in_it_names_another_file(words):
    outside = re.sub(r'<a href="https?://[^"]*"', "", words)
    outside = re.sub(r"http://www\.w3\.org/[\w/]*", "", outside)
    styles = re.findall(r"<style>(.*?)</style>", outside, flags=re.S)
    [style] = styles
    assert not re.search(r"""(?:src|href|srcset|action)="(?!#)[^"]""", outside)
    assert not re.search(r"url\((?!data:font/woff;base64,|#)", style)
    assert "@import" not in style
    assert "sourceMappingURL" not in outside


def test_the_map_has_the_same_figures_as_the_figure(words, document):
    found = re.search(r'<script type="application/json" id="atlas-data">(.*?)</script>', words)
    held = json.loads(found[1])
    for number, figure in enumerate((f for p in document.parts for f in p.figures), 1):
        if isinstance(figure.drawing, Map):
            shades = held["maps"][str(number)]["shades"]
            assert shades == {
                code: [shade.class_no, tidy(shade.line), tidy(shade.meaning)]
                for code, shade in figure.drawing.shades.items()
            }
            assert figure.drawing.shapes_file in held["shapes"]


def set_out(held, depth):
    """Rings as ``pack.js`` sets them out."""
    if depth:
        return [set_out(one, depth - 1) for one in held]
    across, up = accumulate(held[::2]), accumulate(held[1::2])
    return [[x / maps.DEGREE, y / maps.DEGREE] for x, y in zip(across, up, strict=True)]


def test_boundaries_are_carried_to_the_digit_in_less_room(document, practice_build):
    name = document.parts[0].figures[0].drawing.shapes_file
    whole = maps.shapes(name, practice_build / "maps")
    carried = maps.carried(whole)
    assert len(json.dumps(carried)) < 0.7 * len(json.dumps(whole))
    pairs = zip(
        whole["neighbourhoods"]["features"], carried["neighbourhoods"]["features"], strict=True
    )
    for place, held in pairs:
        depth = {"Polygon": 1, "MultiPolygon": 2}[place["geometry"]["type"]]
        assert held["properties"] == place["properties"]
        assert set_out(held["geometry"]["coordinates"], depth) == place["geometry"]["coordinates"]


def test_a_path_in_steps_goes_through_the_same_points_and_no_error_adds_up():
    points = [(at * 0.333, 50 - at * 0.777) for at in range(200)]
    path = " \n".join(f"{'L' if at else 'M'} {x} {y}" for at, (x, y) in enumerate(points))
    steps = _steps(f"{path} \nz")
    start, rest = steps.removesuffix("z")[1:].split("l")
    numbers = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", f"{start} {rest}")]
    found = list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))
    assert len(found) == len(points)
    for (x, y), (near_x, near_y) in zip(points, found, strict=True):
        assert abs(x - near_x) < 0.051
        assert abs(y - near_y) < 0.051
    assert len(steps) < 0.5 * len(path)


def test_only_the_organisations_of_the_filter_are_inside(document, practice_build):
    figure = document.parts[0].figures[0]
    content = json.loads((practice_build / "maps" / figure.drawing.points_file).read_text("utf-8"))
    sites = [dict(zip(content["columns"], row, strict=True)) for row in content["rows"]]
    wanted = replace(figure.drawing.points, tiers=("wider",), grades=("B", "C"), contact=False)
    kept = [
        site["name"]
        for site in sites
        if site["tier"] == "wider" and site["grade"] in "BC" and site["kind"] != "contact"
    ]
    drawing = replace(figure.drawing, points=wanted)
    part = replace(document.parts[0], figures=(replace(figure, drawing=drawing),))
    page = html(replace(document, parts=(part,)), practice_build / "maps").decode()
    held = json.loads(re.search(r'id="atlas-data">(.*?)</script>', page)[1])["maps"]["1"]["points"]
    name = held["columns"].index("name")
    assert [held["values"][row[name]] for row in held["rows"]] == kept
    assert 0 < len(kept) < len(sites)


def test_the_table_of_every_figure_is_in_it_as_it_is_read(words, document):
    figure = document.parts[0].figures[0]
    table = figure.table
    forms = [cells.number_form(table.rows, column) for column in table.columns]
    body = re.search(r"<tbody>(.*?)</tbody>", words[words.index("figure-1") :])[1]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    assert len(rows) == len(table.rows)
    for row, held in zip(rows, table.rows, strict=True):
        found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        assert [one.replace("&#x27;", "'") for one in found[1:]] == [
            cells.words(held, column, form=form)
            for column, form in zip(table.columns[1:], forms[1:], strict=True)
        ]


def test_sources_build_cautions_alt_and_practice_mark_are_in_it(words, document):
    origin = document.origin
    for said in (
        PRACTICE, origin.build_id, origin.licence, given.CAUTIONS[0], given.CAUTIONS[1],
        given.SOURCE, given.LINK.replace("&", "&amp;"), "We asked &lt;img src=x",
        'aria-label="What the figure shows, read aloud: 12 of 33 places',
    ):  # fmt: skip
        assert said in words


def test_the_same_document_gives_the_same_bytes(file, document, practice_build):
    assert html(document, practice_build / "maps") == file.read_bytes()

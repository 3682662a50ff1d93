"""Presenter mode in a real browser: a meeting room, a clicker, and a question about a ward."""

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.running import serving, settle
from tests.browser.test_every_view import PHONE, PROJECTOR, violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = "tests/browser/one_presenter.py"
INSIDE = "document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot"
REFUSED = "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))"


@pytest.fixture(scope="module")
def app(practice_build: Path, run_folder: Path) -> Iterator[str]:
    with serving(practice_build, run_folder / "presenter.log", script=SCRIPT) as address:
        yield address


@pytest.fixture
def present(new_page: Callable[..., Page], app: str) -> Callable[..., Page]:
    """Open the small page and press its button: ``present(width=1280)``."""

    def go(init: str = "", **size: int) -> Page:
        page = new_page(**{**PROJECTOR, **size})
        if init:
            page.add_init_script(init)
        page.goto(app)
        settle(page)
        page.get_by_role("button", name="Present").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        return page

    return go


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="The briefing on Marlbridge")


def at(page: Page, number: int) -> None:
    expect(dialog(page).locator(".place")).to_have_text(re.compile(rf"^{number} of \d+$"))


def count(page: Page) -> int:
    return int(dialog(page).locator(".place").inner_text().split(" of ")[1])


def title(page: Page, words: str) -> None:
    expect(dialog(page).get_by_role("heading", level=1)).to_have_text(words)


def focused(page: Page) -> str:
    """Where the focus is: a button's words, the dialog, or what is outside of it."""
    return page.evaluate(
        f"""() => {{
          const host = document.activeElement;
          if (host.dataset.testid !== 'stBidiComponentIsolated') return 'outside ' + host.tagName;
          const node = {INSIDE}.activeElement;
          return node.tagName === 'BUTTON' ? node.textContent : node.tagName;
        }}"""
    )


def go_to_ward(page: Page, letters: str) -> None:
    page.keyboard.press("w")
    expect(page.get_by_role("combobox", name="Which ward?")).to_be_focused()
    page.keyboard.type(letters)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("on", "back"),
    [("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"), ("PageDown", "PageUp")],
)
def test_arrows_and_the_keys_that_a_clicker_sends_go_on_and_back(present, on, back):
    page = present()
    at(page, 1)
    page.keyboard.press(back)
    at(page, 1)
    page.keyboard.press(on)
    page.keyboard.press(on)
    at(page, 3)
    page.keyboard.press(back)
    at(page, 2)


def test_space_goes_on_and_home_and_end_go_to_the_ends(present):
    page = present()
    page.keyboard.press(" ")
    at(page, 2)
    page.keyboard.press("End")
    at(page, count(page))
    page.keyboard.press("ArrowRight")
    at(page, count(page))
    title(page, "Where these figures come from")
    page.keyboard.press("Home")
    at(page, 1)


def test_the_buttons_go_on_and_back_and_say_where_they_cannot(present):
    page = present()
    back = dialog(page).get_by_role("button", name="Back")
    expect(back).to_have_attribute("aria-disabled", "true")
    dialog(page).get_by_role("button", name="Next").click()
    at(page, 2)
    expect(back).to_have_attribute("aria-disabled", "false")
    page.keyboard.press(" ")  # the button has the focus: it is pressed once, and not twice
    at(page, 3)
    back.click()
    at(page, 2)


def test_a_new_screen_is_said_aloud(present):
    page = present()
    expect(dialog(page).get_by_role("status")).to_have_text(
        re.compile("^1 of .*: The social economy of Marlbridge$")
    )
    page.keyboard.press("End")
    expect(dialog(page).get_by_role("status")).to_have_text(re.compile("Where these figures"))


def test_escape_leaves_and_the_focus_is_where_it_was(present):
    page = present()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    settle(page)
    expect(page.get_by_test_id("stBidiComponentIsolated")).to_have_count(0)
    page.get_by_role("button", name="Another").click()
    page.get_by_role("button", name="Present").click()
    at(page, 1)


def test_the_focus_stays_inside_while_it_is_open(present):
    page = present()
    seen = []
    for _ in range(18):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert {"Leave", "Notes", "Back", "Next"} <= {one.strip("\u2039\u203a ") for one in seen}
    # The browser's own bar comes once in a round; nothing of the app ever does.
    assert {one for one in seen if one.startswith("outside")} <= {"outside BODY"}
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("PageDown")
    at(page, 2)


def test_nothing_of_the_app_can_be_pressed_or_seen_beneath_it(present):
    page = present()
    assert page.evaluate(
        """() => [[5, 5], [60, 300], [640, 10], [1275, 715]].every(
             ([x, y]) => document.elementFromPoint(x, y).dataset.testid
               === 'stBidiComponentIsolated')"""
    )
    box = dialog(page).bounding_box()
    assert box == {"x": 0, "y": 0, **PROJECTOR}


def test_where_full_screen_is_refused_it_fills_the_window(present):
    page = present(REFUSED, width=1366, height=768)
    assert not page.evaluate("Boolean(document.fullscreenElement)")
    assert dialog(page).bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    page.keyboard.press("f")
    page.keyboard.press("PageDown")
    at(page, 2)


def test_leaving_full_screen_leaves_the_presenter(present):
    page = present()
    page.wait_for_function("document.fullscreenElement")
    page.evaluate("document.exitFullscreen()")  # what the browser does on Escape
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_full_screen_is_left_by_its_button_without_leaving(present):
    page = present()
    page.wait_for_function("document.fullscreenElement")
    dialog(page).get_by_role("button", name="Full screen").click()
    page.wait_for_function("!document.fullscreenElement")
    page.keyboard.press("PageDown")
    at(page, 2)


def test_a_few_letters_lead_to_a_ward_and_a_button_back_to_where_one_was(present):
    page = present()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.evaluate(f"{INSIDE}.querySelector('dialog').kept = true")
    go_to_ward(page, "ANNA ferry")
    title(page, "Getting Ánna’s Ferry ready")
    title(page, "About Ánna’s Ferry")
    at(page, 1)
    # It was never closed in the meantime: the dialog is the same one.
    assert page.evaluate(f"{INSIDE}.querySelector('dialog').kept")
    page.keyboard.press("PageDown")
    dialog(page).get_by_role("button", name="Back to the briefing").click()
    at(page, 3)
    expect(dialog(page).get_by_role("button", name="Back to the briefing")).to_be_hidden()


def test_a_ward_is_chosen_from_the_list_by_arrows_or_by_touch(present):
    page = present()
    page.keyboard.press("w")
    page.keyboard.type("ward 2")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_text("Ward 201")
    page.get_by_role("option", name="Ward 203").click()
    title(page, "About Ward 203")


def test_a_ward_that_there_is_not_is_said_and_escape_closes_only_the_box(present):
    page = present()
    go_to_ward(page, "zzz")
    expect(dialog(page).get_by_text("No ward has these letters")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_hidden()
    assert focused(page) == "A ward …"
    at(page, 1)


def test_one_who_does_not_wait_for_a_ward_is_taken_back(present):
    page = present()
    page.keyboard.press("PageDown")
    go_to_ward(page, "ward 204")
    title(page, "Getting Ward 204 ready")
    page.keyboard.press("PageDown")  # there is nothing to go on to yet
    dialog(page).get_by_role("button", name="Back to the briefing").click()
    at(page, 2)
    settle_quietly(page)
    at(page, 2)


def settle_quietly(page: Page) -> None:
    """Wait until the app has nothing more to say."""
    page.wait_for_timeout(1500)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def test_where_the_app_takes_it_away_the_page_can_be_used_again(present):
    page = present()
    go_to_ward(page, "ward 239")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    page.get_by_role("button", name="Another").click()
    settle(page)
    expect(page.get_by_text("runs=4")).to_be_visible()


def test_notes_are_shown_on_request_by_key_and_by_button(present):
    page = present()
    for _ in range(2):
        page.keyboard.press("PageDown")
    notes = dialog(page).get_by_role("region", name="Notes")
    expect(notes).to_be_hidden()
    page.keyboard.press("n")
    expect(notes).to_contain_text("We asked <img src=x onerror=alert(1)> in June.")
    expect(notes).to_contain_text("Go and see what is there first.")
    expect(notes).to_contain_text("Contains public sector information")
    page.keyboard.press("PageUp")
    expect(notes).to_contain_text("Ask <img")
    page.keyboard.press("Escape")
    expect(notes).to_be_hidden()
    button = dialog(page).get_by_role("button", name="Notes")
    expect(button).to_be_focused()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(notes).to_be_visible()


def test_nothing_moves_by_itself(present):
    page = present()
    page.keyboard.press("PageDown")
    before = dialog(page).inner_text()
    found = page.evaluate(
        f"""() => [...{INSIDE}.querySelectorAll('*')].map(node => getComputedStyle(node))
              .map(style => style.animationName + ' ' + style.transitionDuration)"""
    )
    page.wait_for_timeout(2500)
    assert set(found) == {"none 0s"}
    assert page.evaluate("document.getAnimations().length") == 0
    assert dialog(page).inner_text() == before


# What stands on a screen, and the least its letters are high at 1,280 × 720.
SIZES = {
    "h1": 44, ".lines p": 28, ".caution": 28, ".link": 28, ".grid td": 28, "th": 22, ".key": 22,
    ".grid > p": 22, ".source": 14, ".mark": 18, ".place": 18,
}  # fmt: skip


def sizes(page: Page) -> list[tuple[str, float]]:
    """Name what stands on this screen with the size of its letters in pixels."""
    return page.evaluate(
        f"""names => names.flatMap(name => [...{INSIDE}.querySelectorAll(name)].map(
              node => [name, parseFloat(getComputedStyle(node).fontSize)]))""",
        list(SIZES),
    )


def letters(page: Page) -> float:
    """The smallest letters of the picture on this screen, in pixels as it is shown."""
    image = dialog(page).locator(".picture img")
    if not image.count():
        return float("inf")
    svg = base64.b64decode(image.get_attribute("src").split(",")[1]).decode()
    wide, high = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups()
    box = image.bounding_box()
    shown = min(box["width"] / float(wide), box["height"] / float(high))
    return shown * min(100 * float(one) for one in re.findall(r"scale\(([\d.]+) -", svg))


def test_every_letter_can_be_read_from_eight_metres(present):
    page = present()
    seen, small = set(), []
    for number in range(1, count(page) + 1):
        at(page, number)
        found = sizes(page)
        seen |= {name for name, _ in found}
        small += [(number, name, size) for name, size in found if size < SIZES[name] - 0.01]
        if letters(page) < 21.9:  # a pixel is not split in ten by a browser
            small.append((number, "picture", letters(page)))
        page.keyboard.press("PageDown")
    assert seen == set(SIZES)
    assert small == []


def test_nothing_is_cut_off_and_the_mark_and_source_are_always_there(present):
    page = present()
    for number in range(1, count(page) + 1):
        at(page, number)
        expect(dialog(page).locator(".mark")).to_contain_text("PRACTICE DATA")
        expect(dialog(page).locator(".mark")).to_be_visible()
        expect(dialog(page).locator(".source")).not_to_be_empty()
        assert page.evaluate(
            f"""() => {{
              const screen = {INSIDE}.querySelector('.screen');
              return screen.scrollHeight - screen.clientHeight <= 2
                && screen.scrollWidth <= screen.clientWidth;
            }}"""
        ), number
        page.keyboard.press("PageDown")


def test_letters_grow_with_the_window(present):
    page = present(width=1920, height=1080)
    assert dict(map(tuple, sizes(page)))["h1"] == pytest.approx(1.5 * 72, abs=0.1)


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_axe_finds_nothing_on_any_kind_of_screen(present, size):
    page = present(**size)
    for number in (1, 2, 4, 5, 10, 11):
        while not dialog(page).locator(".place").inner_text().startswith(f"{number} of"):
            page.keyboard.press("PageDown")
        assert violations(page) == []
    page.keyboard.press("n")
    assert violations(page) == []
    page.keyboard.press("n")
    page.keyboard.press("w")
    assert violations(page) == []


def test_a_phone_shows_all_of_it_without_scrolling_sideways(present):
    page = present(**PHONE)
    for number in range(1, count(page) + 1):
        at(page, number)
        assert page.evaluate(
            f"(node => node.scrollWidth <= innerWidth)({INSIDE}.querySelector('.screen'))"
        )
        if number < count(page):
            dialog(page).get_by_role("button", name="Next").click()


def test_hostile_names_are_shown_letter_for_letter_and_run_nothing(present):
    page = present()
    page.keyboard.press("PageDown")
    expect(dialog(page)).to_contain_text("<img src=x onerror='window.hacked=1'> aloud")
    for _ in range(count(page)):
        page.keyboard.press("PageDown")
        assert page.evaluate(f"{INSIDE}.querySelectorAll('img[src=\"x\"], script').length") == 0
    go_to_ward(page, "onerror='window")
    title(page, "About <img src=x onerror='window.hacked=1'>")
    assert page.evaluate("window.hacked") is None


def test_the_keys_of_the_app_do_nothing_meanwhile(present):
    page = present()
    page.keyboard.press("r")  # Streamlit would run the page again
    page.keyboard.press("w")
    page.keyboard.type("rc")
    settle_quietly(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_text("runs=3")).to_be_visible()

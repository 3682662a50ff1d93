"""What a page draws and what it offers to take away, read from the page itself, in its order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

# Words, controls and links. Whatever a page holds besides these is a picture of data: so a kind of
# chart that no page has had yet is one, too.
NOT_DRAWN = {
    *("title", "header", "markdown", "html", "code", "progress", "page_link", "bidi_component"),
    *("button", "button_group", "download_button", "file_uploader", "text_area", "text_input"),
    *("checkbox", "toggle", "radio", "selectbox", "multiselect", "number_input"),
}
PICTURES = {"img", "svg", "canvas", "meter"}
SIZED = re.compile(r"(?<![-\w])(width|height):\s*\d")  # a bar, whose length is a figure
CONTROL = re.compile(r"-take_(?P<key>[\w-]+)$")


@dataclass(frozen=True)
class Item:
    """One thing on a page; ``column`` is the way to the column of the page that it stands in."""

    what: str
    column: tuple[int, ...] = ()


class Heading(Item):
    """A heading of the second level: what stands below it is of another figure."""


class Control(Item):
    """The control by which a figure is taken away; ``what`` is the figure's key."""


@dataclass(frozen=True)
class Drawn(Item):
    """A chart or a map, or a table or list with what heads its rows (``rows``)."""

    rows: list[str] | None = None


class _Reader(HTMLParser):
    """What a piece of the page's own HTML draws."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Item] = []
        self._is_box, self._heads, self._bars = False, False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        named = f"{tag} {held.get('class') or held.get('alt') or ''}".strip()
        if tag == "h2":
            self.found.append(Heading(named))
        elif tag == "table" or (tag == "ul" and self._is_box):
            self.found.append(Drawn(named, rows=[]))
        elif tag in PICTURES:
            self.found.append(Drawn(named))
        elif SIZED.search(held.get("style", "")) and not self._bars:
            self.found.append(Drawn(f"bars of <{tag}>"))
            self._bars = True  # those of one list are one chart
        if tag in ("ul", "div"):
            self._bars = False
        self._is_box = held.get("role") == "region"  # a long list stands in a box that scrolls
        self._heads = self._heads or (tag == "th" and held.get("scope") == "row")

    def handle_data(self, data: str) -> None:
        last = self.found[-1] if self.found else None
        if self._heads and data.strip() and isinstance(last, Drawn) and last.rows is not None:
            last.rows.append(data.strip())  # the first words of its first cell: a name
            self._heads = False


def items(app: AppTest) -> list[Item]:
    """Everything that a page draws, its controls and its headings, from top to bottom."""
    return list(_items(app.main, ()))


def _items(node: Node, column: tuple[int, ...]) -> Iterator[Item]:
    if not isinstance(node, Block):
        yield from (replace(item, column=column) for item in _element(node))
        return
    control = CONTROL.search(getattr(node.proto, "id", ""))
    if control:
        yield Control(control["key"], column)
        return
    if node.type == "column":
        column = (*column, id(node))
    for child in node.children.values():
        yield from _items(child, column)


def _element(node: Node) -> list[Item]:
    if node.type == "html":
        reader = _Reader()
        reader.feed(node.proto.body)
        return reader.found
    if node.type == "header":
        return [Heading(node.value)]
    return [] if node.type in NOT_DRAWN else [Drawn(node.type)]

"""The hand-written build, and the app running on it without a browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

from atlas.warehouse import Warehouse
from tests.app import rows
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def hand_build(tmp_path_factory) -> Path:
    return rows.write_build(tmp_path_factory.mktemp("hand"), rows.tables("by-hand"))


@pytest.fixture
def ask(hand_build) -> Callable[..., list[dict]]:
    """Run one of the app's queries on the hand-written build."""
    return Warehouse.open(hand_build).query


LINKED_TERM = re.compile(r'<a class="atlas-term"[^>]*>([^<]*)</a>')


class PagesOfOurs(PagesManager):
    """What AppTest resets in place of the real one.

    Before every run AppTest (Streamlit 1.67) forgets that ``st.navigation`` was called, and
    would run the scripts of ``pages/`` without their frame.
    """


@pytest.fixture
def run_app(hand_build, monkeypatch) -> Callable[..., AppTest]:
    """Run a view with an address: ``run_app("pages/map.py", council="E06999101")``."""

    def run(page: str = "pages/map.py", /, builds: Path = hand_build, **params: str) -> AppTest:
        monkeypatch.setattr(app_test, "PagesManager", PagesOfOurs)
        monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
        monkeypatch.setenv("ATLAS_BUILDS", str(builds))
        monkeypatch.delenv("ATLAS_COUNCIL", raising=False)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()  # the views are known to the runner only after a first run
        return app.switch_page(page).run()

    return run


@pytest.fixture
def opened(monkeypatch) -> None:
    """All that is folded away is open."""
    monkeypatch.setattr(ExpanderContainer, "open", property(lambda _: True, lambda *_: None))


@pytest.fixture
def taken(monkeypatch, opened) -> dict[str, str]:  # noqa: ARG001 - the buttons are in what opens
    """What every button of a page offers as text (csv, json), by the name of its file."""
    held: dict[str, str] = {}

    def keep(_label: str, data: object, file_name: str, *_: object, **__: object) -> None:
        if file_name.endswith((".csv", ".json")):
            made = data() if callable(data) else data
            held[file_name] = made.decode("utf-8-sig")

    monkeypatch.setattr(st, "download_button", keep)
    return held


@pytest.fixture
def text_of() -> Callable[[AppTest], str]:
    """Everything a page says, as one text."""

    def said(app: AppTest) -> str:
        assert not app.exception, app.exception
        parts = [*app.title, *app.header, *app.text, *app.error, *app.caption, *app.markdown]
        parts += app.get("html")
        text = "\n".join(str(getattr(part, "value", None) or part.proto.body) for part in parts)
        return LINKED_TERM.sub(r"\1", text)  # a sentence reads the same with its terms linked

    return said

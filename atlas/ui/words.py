"""The few ways in which a page speaks: a lede, a finding, a quiet line, a caution."""

from collections.abc import Iterable

import streamlit as st

from atlas import text
from atlas.reading import Reading
from atlas.ui.terms import linked_html


def lede(sentence: str) -> None:
    """The one sentence under a title."""
    st.html(f'<p class="atlas-lede">{text.html(sentence)}</p>')


def say(sentence: str) -> None:
    """A plain sentence where a figure or a list would have been."""
    st.html(f'<p class="atlas-say" role="status">{text.html(sentence)}</p>')


def quiet(sentence: str) -> None:
    """A caption or a source line; nothing at all of an empty one."""
    if sentence:
        st.html(f'<p class="quiet">{linked_html(sentence)}</p>')


def heading(words: str) -> None:
    """A heading of the second level, read as plain text."""
    st.header(text.plain(words), anchor=False)


def reading_html(said: Reading, *more: str) -> str:
    """The evidence and the cautions beside a map; the finding stands above it as heading."""
    evidence = "".join(
        f"<p>{linked_html(sentence)}</p>" for sentence in (said.evidence, *more) if sentence
    )
    cautions = "".join(f'<p class="quiet">{linked_html(caution)}</p>' for caution in said.cautions)
    return f'<div class="atlas-reading">{evidence}{cautions}</div>'


def bullets(sentences: Iterable[str], *, quiet: bool = True) -> None:
    """A list of sentences; nothing at all of none."""
    items = "".join(f"<li>{linked_html(sentence)}</li>" for sentence in sentences)
    if items:
        st.html(f'<ul class="atlas-list{" quiet" if quiet else ""}">{items}</ul>')

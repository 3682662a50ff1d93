"""Three sentences a member could say aloud, each with who says so one click away."""

import streamlit as st

from atlas import case, text
from atlas.case import Listed, Sentence
from atlas.ui import credits, frames, words
from atlas.ui.counting import Counting
from atlas.view import View

LEVEL = "ward"  # members think in wards
HEADING = "Three sentences to say aloud"


def draw(view: View, counting: Counting, listed: Listed, name: str) -> None:
    """Draw the sentences of the council on show."""
    words.heading(HEADING)
    items = "".join(_item(sentence) for sentence in _sentences(view, counting, listed, name))
    st.html(f'<ol class="atlas-case">{items}</ol>')


def _sentences(view: View, counting: Counting, listed: Listed, name: str) -> list[Sentence]:
    releases = frames.known().releases.get("imd", ())
    past = frames.rows("compare_persistence", codes=[view.council])
    wards = frames.rows(
        "case_look", council=view.council, definition=view.definition.code, level=LEVEL
    )
    counted, said = counting.counted, counting.sentence
    return [
        _sourced(case.lasting(name, past[0] if past else None, releases), credits.past()),
        _sourced(
            case.there(name, counting.called, counted, listed, said),
            credits.counted(counting.basis),
        ),
        _sourced(case.where(name, counted, wards, said), credits.counted(counting.basis)),
    ]


def _sourced(sentence: Sentence, source: str) -> Sentence:
    return Sentence(sentence.said, (*sentence.says, source))


def _item(sentence: Sentence) -> str:
    says = "".join(f"<p>{text.html(line)}</p>" for line in sentence.says if line)
    return (
        f"<li><p>{text.html(sentence.said)}</p><details><summary>Says who?"
        f'<span class="unseen"> {text.html(sentence.said)}</span></summary>{says}</details></li>'
    )
